refusal-signed_out = 로그인이 끝났거나 없습니다. 다시 로그인해 주십시오.
refusal-sign_in_failed = 전자우편 주소나 비밀번호가 맞지 않습니다.
refusal-email_form = 전자우편 주소의 형식이 아닙니다. 예: kim@example.org
refusal-email_taken = 이미 등록된 전자우편 주소입니다.
refusal-duty_held = 이미 맡고 있는 직무입니다.
