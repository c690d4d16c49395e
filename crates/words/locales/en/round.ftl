refusal-deadline_passed = The deadline ({ $deadline }) has passed.
