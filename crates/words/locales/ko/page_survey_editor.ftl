# 조사표를 작성하는 화면
survey-begin = 조사표 시작하기
survey-begin-lead = 조사표의 제목과 첫 장, 첫 문항을 적으면 저장됩니다. 나머지 장과 문항은 이어서 더합니다.
survey-figures = 장 { $sections }개, 문항 { $questions }개이며 그중 반드시 답해야 하는 문항은 { $required }개입니다.
survey-title-ko = 조사표 제목(한국어)
survey-title-en = 조사표 제목(영어)
survey-title-hint = 신청기관이 보는 제목입니다.
survey-title-change = 조사표 제목 고치기
survey-change = 고치기
survey-earlier = 위로
survey-later = 아래로
survey-remove = 지우기
survey-remove-do = 지우기 확인

# 장
survey-section-add = 새 장 더하기
survey-section-first = 첫 장
survey-section-title-ko = 장 제목(한국어)
survey-section-title-en = 장 제목(영어)
survey-section-code-hint = 제안서의 주소에 쓰는 짧은 이름입니다. 영문자, 숫자, - _ .
survey-section-empty = 이 장에는 아직 문항이 없습니다.
survey-section-remove-lead = 이 장과 그 안의 문항을 모두 지웁니다. 되돌릴 수 없습니다.
survey-place-section = ‘{ $section }’ 장

# 문항
survey-question-add = 이 장에 문항 더하기
survey-question-first = 첫 문항
survey-question-in = ‘{ $section }’ 장의 새 문항
survey-question-remove-lead = 이 문항을 지웁니다. 되돌릴 수 없습니다.
survey-place-question = ‘{ $question }’ 문항
survey-label-ko = 문항(한국어)
survey-label-en = 문항(영어)
survey-help-ko = 작성 안내(한국어)
survey-help-en = 작성 안내(영어)
survey-help-hint = 어떤 내용을 어떻게 적으면 되는지 알려 줍니다. 비워 둘 수 있습니다.
survey-question-code-hint = 파일과 표에서 이 문항을 가리키는 짧은 이름입니다. 영문자, 숫자, - _ .
survey-required = 반드시 답해야 하는 문항입니다. 답하지 않으면 제출할 수 없습니다.
survey-kind = 답의 종류
survey-kind-text = 여러 줄의 글로 적습니다.
survey-kind-number = 정수 하나를 적습니다.
survey-kind-money = 회차의 통화로 금액을 적습니다.
survey-kind-date = 날짜 하나를 적습니다.
survey-kind-choice = 아래에 적은 보기 가운데 하나를 고릅니다.
survey-kind-countries = 국가를 하나 이상 고릅니다.
survey-limits = 답의 범위
survey-max-chars = 글자 수 제한
survey-max-chars-hint = 답의 종류가 글일 때만 적습니다. 비우면 제한이 없습니다.
survey-min = 최솟값
survey-max = 최댓값
survey-bound-hint = 답의 종류가 수, 금액, 날짜일 때만 적습니다. 날짜는 2017-07-01처럼 적습니다. 비우면 제한이 없습니다.
survey-from = { $bound }부터
survey-to = { $bound }까지
survey-options = 보기
survey-options-hint = 답의 종류가 선택일 때만 적습니다. 코드는 저장되는 값이며 영문자, 숫자, - _ . 으로 적습니다. 빈 줄은 저장되지 않으며, 줄이 모자라면 저장한 뒤에 더 적습니다.
survey-options-are = 보기:
survey-option-ko = 보기(한국어)
survey-option-en = 보기(영어)
survey-show-if = 묻는 조건
survey-show-if-hint = 앞의 선택 문항에서 정한 보기를 고른 기관에만 묻게 할 수 있습니다.
survey-show-if-none = 앞에 선택 문항이 있으면 그 답에 따라 묻게 할 수 있습니다. 지금은 그런 문항이 없습니다.
survey-show-always = 언제나 묻습니다
survey-show-when = ‘{ $option }’을(를) 고르면 묻습니다
survey-asked-if = ‘{ $question }’ 문항에서 ‘{ $option }’을(를) 골랐을 때만 묻습니다.

# 원문
survey-exchange = 다른 프로그램과 주고받기
survey-exchange-lead = 조사표의 원문입니다. 다른 프로그램에서 받은 조사표를 붙여 넣을 수도 있으며, 그러면 지금 조사표를 모두 바꿉니다.
survey-exchange-take = 이 원문으로 바꾸기
