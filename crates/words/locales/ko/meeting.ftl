refusal-no_quorum = 이 안건의 정족수에 미치지 못합니다.
