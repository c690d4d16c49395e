# 모든 쪽의 틀
site-name = 심의
site-feed = 선정 공고 새 소식
site-skip = 본문 바로가기
site-masthead = 누리집 안내
site-official = 이 누리집은 대한민국 공식 전자정부 누리집입니다.
site-demonstration = 시연용 누리집입니다. 실제 부처의 누리집이 아닙니다.
site-menu = 주 메뉴
site-other-language = English
site-person = { $name } 님
site-sign-in = 로그인
site-sign-out = 로그아웃
site-privacy = 개인정보 처리방침
site-accessibility = 접근성 안내
menu-tasks = 할 일
menu-rounds = 회차
menu-announcements = 선정 공고
trail-label = 현재 위치
trail-home = 홈
steps-label = 회차 진행 단계
steps-place = { $place }단계
steps-done = (완료)
step-survey = 수요조사 접수
step-screening = 사전검토
step-scoring = 위원 평가
step-deliberation = 심의 의결
step-review = 검토·심의
step-announcement = 선정 결과 공고
faults-title = 입력 내용을 확인해 주십시오 ({ $count }건)
pages-label = 쪽 이동
pages-next = 다음
session-title = 로그인 유지
session-left = 로그인 유지 시간이 얼마 남지 않았습니다. 남은 시간:
session-extend = 시간 연장
mark-rehearsal = 예행 회차입니다. 실제 선정이 아닙니다.
mark-rehearsal-short = 예행
mark-illustrative = 일부 자료는 설명을 위해 지어낸 것입니다.

# 오류 쪽: 다음에 할 일
error-home = 첫 화면으로
error-next-fault = 하시던 일이 저장되었는지 그 화면을 새로 읽어 확인하고, 저장되지 않았으면 다시 해 주십시오. 되풀이되면 사고 번호를 담당부서에 알려 주십시오.
error-next-sign-in = 다시 로그인한 뒤 이어서 하십시오.
error-next-home = 주소를 확인하시거나, 첫 화면에서 다시 찾아 주십시오. 볼 수 있어야 하는 것이라면 담당부서에 문의해 주십시오.
error-next-read-again = 앞 화면을 새로 읽어 지금 상태를 확인해 주십시오.
error-next-back = 앞 화면으로 돌아가 내용을 고쳐 다시 보내 주십시오.
error-next-later = 잠시 뒤 다시 해 주십시오.

# 로그인과 비밀번호
sign-in-title = 로그인
sign-in-email = 전자우편 주소
sign-in-password = 비밀번호
sign-in-do = 로그인
sign-in-forgotten = 비밀번호를 잊으셨습니까?
sign-in-invited = 처음 초대받으셨다면 전자우편의 링크를 여시거나
sign-in-invited-link = 초대 수락 쪽으로 가십시오.
invitation-title = 초대 수락
invitation-lead = 전자우편으로 받은 초대를 수락하고 비밀번호를 정합니다.
consent-title = 무엇을 보관합니까
consent-what = 성명, 전자우편 주소, 소속과 직무, 전자우편을 받으실 언어, 위원의 성별(적은 경우에만), 로그인하신 때와 브라우저의 종류, 접속 주소의 요약값, 그리고 이 누리집에서 하신 일의 기록을 보관합니다.
consent-why = 회차의 진행과 공정한 심의, 그 기록의 확인에만 씁니다.
consent-how-long = 보존기간이 끝나면 개인정보를 지웁니다. 지워도 기록의 순서와 요약값은 남습니다.
consent-refusal = 동의하지 않으실 수 있습니다. 그러면 계정이 열리지 않으며, 다른 불이익은 없습니다.
consent-given = 위 내용을 읽었고 동의합니다.
reset-title = 비밀번호 다시 정하기
choose-token = 전자우편의 코드
choose-token-hint = 전자우편에 있는 링크에서 # 뒤의 글자입니다. 링크로 여셨다면 이미 채워져 있습니다. 링크 전체를 붙여 넣어도 됩니다.
choose-password = 새 비밀번호
choose-password-hint = 12자 이상. 어떤 글자든 쓸 수 있습니다.
choose-do = 비밀번호 정하기
forgotten-title = 비밀번호를 잊었을 때
forgotten-lead = 주소를 적으시면, 계정이 있는 경우 비밀번호를 다시 정하는 링크를 보내 드립니다.
forgotten-do = 링크 받기
account-title = 내 계정
account-name = 성명
account-installation = 시스템 전체
account-sessions = 로그인된 곳
account-password = 비밀번호 바꾸기
session-program = 프로그램
session-seen = 마지막 사용
session-until = 만료
session-act = 처리
session-current = 지금 이 로그인
session-end = 끝내기
password-current = 지금 비밀번호
password-change = 비밀번호 바꾸기
done-signed-out = 로그아웃했습니다.
done-password-chosen = 비밀번호를 정했습니다. 이제 로그인해 주십시오.
done-password-changed = 비밀번호를 바꿨습니다. 다른 곳의 로그인은 모두 끝났습니다.
done-reset-asked = 그 주소의 계정이 있으면 링크를 보냈습니다. 전자우편을 확인해 주십시오.
done-session-extended = 로그인 시간을 연장했습니다.
done-session-ended = 그 로그인을 끝냈습니다.

# 첫 화면
front-title = 공공 지원사업의 수요조사와 심의
front-lead = 기관이 제안하고, 위원회가 봉인된 점수로 심의하며, 누구나 결과를 다시 계산할 수 있습니다.
tasks-title = 지금 할 일
tasks-round = { $name }({ $code })
tasks-none = 지금 하실 일이 없습니다.
tasks-until = { $until }까지

# 회차
rounds-title = 회차
rounds-all = 모든 회차 보기
rounds-none = 참여하시는 회차가 없습니다.
round-budget = 예산
round-survey-closes = 수요조사 마감
round-scoring-closes = 평가 마감
round-council-meets = 심의회 개최
stage-draft = 작성 중
stage-surveying = 수요조사 중
stage-screening = 사전검토 중
stage-scoring = 위원 평가 중
stage-deliberation = 심의 중
stage-decided = 의결됨
stage-announced = 공고됨
stage-delivering = 사업 수행 중
stage-closed = 종료
stage-cancelled = 취소됨
status-preparing = 준비 중
status-surveying = 수요조사 중
status-under_review = 검토·심의 중
status-announced = 공고됨
status-closed = 종료
status-cancelled = 취소됨
part-employee = 직원
duty-administrator = 관리자
duty-secretary = 담당부서
duty-approver = 승인권자
duty-acting_secretary = 담당부서 직무대행
duty-acting_approver = 승인권자 직무대행
duty-auditor = 감사

# 공고
announcements-title = 선정 공고
announcements-none = 공고가 없습니다.
announcement-number = 공고 { $number }
announcement-reads = 조회 { $count }
announcement-selected = 선정 과제
announcement-selected-count = 선정 { $count }건
announcement-reserve = 예비 과제
announcement-reserve-line = 예비 { $rank }순위
announcement-members = 심의위원
announcement-superseded = 이 공고는 정정되었습니다. 정정공고:
announcement-superseded-short = 정정됨
column-place = 번호
column-title = 사업명
column-applicant = 기관
column-countries = 대상국가
column-area = 지원분야
countries-none = 해당 없음

# 남은 시간
left-days = { $first }일 { $second }시간 남음
left-hours = { $first }시간 { $second }분 남음
left-minutes = { $first }분 남음
left-over = 지남

# 공고의 자료
column-total = 합계
announcement-method = 선정 방법
announcement-press = 보도·자료 내려받기
press-table = 선정 과제 표 (CSV)
press-picture = 대상국가 그림 (SVG)
press-data = 자료 전체 (JSON)

# 안내
privacy-title = 개인정보 처리방침
privacy-what = 성명, 전자우편 주소, 소속과 직무, 전자우편을 받으실 언어, 위원의 성별(적은 경우에만), 로그인하신 때와 브라우저의 종류, 접속 주소의 요약값, 그리고 이 누리집에서 하신 일의 기록을 보관합니다. 주민등록번호와 계좌번호는 받지 않습니다.
privacy-why = 회차를 진행하고, 공정하게 심의하고, 그 기록을 확인하는 데에만 씁니다.
privacy-cookies = 쿠키는 로그인을 유지하는 것과 방금 하신 일을 알려 드리는 것 두 가지뿐이며, 다른 누리집과 나누지 않습니다.
privacy-end = 보존기간이 끝나면 개인정보를 지우며, 기록의 순서와 요약값만 남습니다.
privacy-rights = 자신의 정보를 보고 고치고 지워 달라고 담당부서에 요구하실 수 있습니다.
accessibility-title = 접근성 안내
accessibility-aim = 모든 쪽은 웹 콘텐츠 접근성 지침(WCAG) 2.2 AA와 한국형 지침(KWCAG 2.2)을 따르도록 만듭니다.
accessibility-works = 자바스크립트 없이, 자판만으로, 화면 읽기 프로그램과 함께, 휴대전화와 인쇄한 종이에서도 쓸 수 있습니다. 그림 옆에는 같은 내용의 표가 있습니다.
accessibility-known = 첨부 파일은 제출한 기관이 만든 그대로이므로 접근성을 보장하지 못합니다.
accessibility-tell = 쓰기 어려운 곳이 있으면 담당부서에 알려 주십시오. 같은 내용을 다른 방법으로 드립니다.

# 쓰는 대로 저장
autosave-saved = 저장됨
autosave-offline = 아직 저장하지 못했습니다. 이 컴퓨터에 두고 다시 시도합니다.
autosave-stale = 다른 창이나 다른 사람이 이 칸을 고쳤습니다. 저장된 내용:
autosave-signed-out = 로그인이 끝나 저장하지 못했습니다. 쓰신 것은 이 컴퓨터에 있습니다. 새 창에서 로그인하시면 이어서 저장합니다.
autosave-keep-mine = 내가 쓴 것으로 저장
autosave-take-theirs = 저장된 것을 쓰기

# 오류, 로그인 시간, 안내
session-left-longest = 로그인 유지 시간이 얼마 남지 않았습니다. 더 연장할 수 없으니 쓰시던 것을 저장하고 다시 로그인해 주십시오. 남은 시간:
session-over = 로그인이 끝났습니다. 쓰시던 것은 이 화면에 그대로 있습니다.
session-in = 새 창에서 다시 로그인
session-lasts = 이 로그인은 쓰지 않으면 { $unused }에, 쓰더라도 { $latest }에 끝납니다.
session-lasts-longest = 이 로그인은 { $latest }에 끝나며 더 연장할 수 없습니다.
done-session-longest = 이 로그인은 더 연장할 수 없습니다. 끝나는 시각 전에 쓰시던 것을 저장하고 다시 로그인해 주십시오.
operator-contact = 누리집 문의:
operator-none = 회차의 쪽에서는 쪽 아래에 담당부서와 전화번호가 있습니다.
notice-written = { $day }에 점검하고 썼습니다.
accessibility-tested = 모든 쪽을 한국어와 영어로, 역할마다 자동 검사 도구(WCAG 2.0~2.2의 A와 AA)로 살폈고, 자판만으로 하는 제안서 작성(제출 직전까지)과 채점, 너비 390픽셀과 1280픽셀을 크로미움에서 시험했습니다. 화면 읽기 프로그램을 쓰는 분들과 함께한 시험은 아직 하지 않았습니다.
error-next-duty = 이 일을 맡은 분에게 부탁하시거나, 맡으셔야 하는 일이면 담당부서에 직무를 지정해 달라고 하십시오. 지금 하실 수 있는 일은 첫 화면에 있습니다.
error-next-state = 지금 상태가 어떤지 그 화면을 새로 읽어 확인해 주십시오. 기한이나 단계를 바꿔야 하는 일이면 담당부서에 문의해 주십시오.
error-again = 그 화면 새로 읽기

# 칸과 파일
autosave-unfinished = 짝이 되는 칸까지 채우면 저장합니다. 지금은 이 컴퓨터에만 있습니다.
autosave-restored = 보내지 않은 글을 이 컴퓨터에서 되살렸습니다.
count-letters = 글자 { $count } / { $most }, 낱말 { $words }
upload-done = 첨부했습니다.
upload-broken = 올리지 못했습니다. 연결을 확인하고 다시 올려 주십시오.
upload-list = 첨부 목록 새로 읽기
filter-names = 이름으로 줄여 보기
chosen-now = 저장된 선택: { $names }
countries-none-box = 대상국가가 없습니다
countries-unanswered = (아직 고르지 않음. 이대로 내면 대상국가가 없는 과제가 됩니다)
costs-rest = 신청 금액과의 차이
sheet-marked = (평가항목 { $criteria }개 가운데 { $marked }개)
files-limits = 파일 하나는 { $each }, 모두 합해 { $together }까지이며,
files-count = { $count }개까지 올릴 수 있습니다.
filter-do = 찾기
participants-keep-mine = 아래에서 고른 것으로 저장
session-kind-page = 브라우저
session-kind-api = 프로그램
sessions-end-others = 다른 로그인 모두 끝내기
done-others-ended = 다른 곳의 로그인을 모두 끝냈습니다.
account-seat = 위원 자리 { $seat }
site-find = 이 회차의 과제 찾기
consent-who = 정보를 맡아 쓰는 곳은 이 누리집을 운영하는 기관과 회차의 담당부서이며, 회차가 끝난 뒤 기록물의 보존기간까지 보관합니다.
invitation-read = 누구를 초대한 것인지 먼저 보기
