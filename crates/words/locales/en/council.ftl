refusal-seat_not_accepted = The seat is not accepted.
