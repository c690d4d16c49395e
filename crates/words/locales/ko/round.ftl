refusal-deadline_passed = 마감({ $deadline })이 지났습니다.
