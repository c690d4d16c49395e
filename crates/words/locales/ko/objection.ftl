refusal-objection_not_taken = 이 회차는 이의신청을 받지 않습니다.
refusal-objection_window_closed = 이의신청 기간이 지났습니다.
refusal-objection_ground = 규정에 있는 이의신청 사유 가운데 하나를 골라 주십시오.
refusal-objection_waiting = 처리를 기다리는 이의신청이 이미 있습니다.
refusal-objection_answered = 이미 처리되었거나 취하된 이의신청입니다.
refusal-objection_own_decision = 결정에 참여한 사람은 그 결정에 대한 이의신청을 처리할 수 없습니다. 결정에 참여하지 않은 간사나 승인권자가 처리해 주십시오.
refusal-objection_nothing_follows = 후속 조치는 인용한 이의신청에만 정할 수 있습니다.
