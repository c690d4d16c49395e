refusal-not_opened = 아직 개봉하지 않았습니다.
