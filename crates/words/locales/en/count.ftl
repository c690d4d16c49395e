refusal-not_opened = The scores are not open yet.
