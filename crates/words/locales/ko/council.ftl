refusal-seat_not_accepted = 위촉을 수락하지 않았습니다.
