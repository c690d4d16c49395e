refusal-objection_window_closed = 이의신청 기간이 지났습니다.
