# 거절의 종류
kind-malformed = 요청을 읽을 수 없습니다
kind-signedout = 로그인이 필요합니다
kind-forbidden = 권한이 없습니다
kind-unknown = 찾을 수 없습니다
kind-conflict = 지금은 할 수 없습니다
kind-stale = 그사이 내용이 바뀌었습니다
kind-toolarge = 너무 큽니다
kind-unsupported = 받지 않는 형식입니다
kind-invalid = 입력 내용을 확인해 주십시오
kind-versionmissing = 판 번호가 필요합니다
kind-toomany = 시도가 너무 많습니다
kind-busy = 잠시 후 다시 시도해 주십시오
kind-fault = 처리 중 문제가 생겼습니다

# 공통 거절
refusal-unknown = 요청하신 것을 찾을 수 없습니다. 주소를 확인해 주십시오.
refusal-not_yours = 이 일을 할 권한이 없습니다. 담당 직무를 가진 사람이 할 수 있습니다.
refusal-wrong_stage = 지금 단계({ $stage ->
    [draft] 작성 중
    [surveying] 수요조사 중
    [screening] 사전검토 중
    [scoring] 위원 평가 중
    [deliberation] 심의 중
    [decided] 의결됨
    [announced] 공고됨
    [delivering] 사업 수행 중
    [closed] 종료
    [cancelled] 취소됨
   *[other] { $stage }
})에서는 할 수 없습니다.
refusal-stale = 읽으신 뒤에 다른 사람이나 다른 창에서 고쳤습니다. 새로 읽고 다시 저장해 주십시오.
refusal-version_missing = 고치려는 판 번호를 If-Match 머리글에 넣어 주십시오.
refusal-too_much = 짧은 시간에 너무 많이 요청했습니다. { $retry_after }초 뒤에 다시 시도해 주십시오.
refusal-malformed = 요청을 읽을 수 없습니다: { $why }
refusal-json_wrong = { $line }행 { $column }열에서 글의 형식이 맞지 않습니다(위치: { $place }).
refusal-field_wrong = 값의 형식이 맞지 않습니다: { $why }
refusal-fields_invalid = 입력 내용 { $count }건을 확인해 주십시오.
refusal-text_required = 내용을 입력해 주십시오.
refusal-text_too_long = { $longest }자까지 쓸 수 있습니다. 지금 { $length }자입니다.
refusal-text_control = 줄바꿈 등 쓸 수 없는 문자가 있습니다. 지우고 다시 입력해 주십시오.
refusal-code_form = 코드는 영문자, 숫자, - _ . 으로 40자까지 쓸 수 있습니다.
refusal-number_range = { $least }부터 { $most } 사이의 수를 입력해 주십시오.
refusal-not_a_choice = 주어진 보기 가운데 하나를 골라 주십시오.
refusal-reason_required = 사유를 적어 주십시오.
refusal-code_taken = 이미 쓰고 있는 코드입니다. 다른 코드를 정해 주십시오.
refusal-too_large = { $most }까지 보낼 수 있습니다.
refusal-unsupported_type = 이 주소에서는 받지 않는 형식입니다.
refusal-busy = 지금 요청이 많습니다. { $retry_after }초 뒤에 다시 시도해 주십시오.
refusal-idempotency_key_reused = 같은 Idempotency-Key로 다른 요청을 보내셨습니다. 새 키를 쓰십시오.
refusal-idempotency_key_in_use = 같은 Idempotency-Key의 요청을 처리하고 있습니다. 잠시 후 다시 보내 주십시오.
refusal-no_such_address = 이 주소에는 아무것도 없습니다.
refusal-method_not_here = 이 주소에서는 그 방식을 쓰지 않습니다.
fault = 처리하는 중에 문제가 생겼습니다. 사고 번호는 { $incident }입니다.
kind-methodnothere = 그 방식을 쓰지 않습니다

range = { $from } ~ { $until }
share = { $of }분의 { $part }
column-in-unit = { $name }({ $unit })
zone-seoul = 한국
