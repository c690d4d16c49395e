# 공문의 틀
letter-to = 수신
letter-to-several = 수신자 참조
letter-title = 제목
letter-attached = 붙임
letter-recipients = 수신자
letter-related = 관련: { $programme } 시행계획
letter-plan = 실시계획
letter-questionnaire = 수요조사서
letter-pledge = 서약서
letter-notice = 공고문
letter-proposal = 제안과제: { $title }({ $reference })

# 수요조사 안내
letter-invitation-title = { $round } 수요조사 협조 요청
letter-invitation-ask = { $round }의 지원 대상을 선정하기 위하여 다음과 같이 수요조사를 실시하오니, 기한까지 회신하여 주시기 바랍니다.
letter-invitation-period = 조사 기간: { $opens } ~ { $closes }
letter-invitation-areas = 지원 분야: { $areas }
letter-invitation-budget = 지원 규모: { $amount }
letter-invitation-answer = 회신 방법: 심의 시스템({ $address })에서 제안과제를 제출하거나 수요 없음으로 회신
letter-invitation-council = 과제선정심의회: { $at }

# 회신 요청
letter-reminder-title = { $round } 수요조사 회신 요청
letter-reminder-ask = 관련 수요조사의 회신이 아직 접수되지 않은 기관에서는 다음에 따라 기한까지 회신하여 주시기 바랍니다.
letter-reminder-closes = 회신 기한: { $closes }

# 보완 요청
letter-supplement-title = { $round } 제안과제 보완 요청
letter-supplement-ask = 귀 기관에서 제출한 제안과제를 검토한 결과 다음과 같이 보완이 필요하오니, 기한까지 보완하여 주시기 바랍니다.
letter-supplement-text = 보완할 내용: { $text }
letter-supplement-due = 보완 기한: { $due }

# 위촉
letter-appointment-title = { $round } 과제선정심의회 위원 위촉 알림
letter-appointment-ask = 다음과 같이 과제선정심의회 위원으로 위촉하고자 하오니, 심의 시스템({ $address })에서 수락 여부를 알려 주시기 바랍니다.
letter-appointment-council = 심의회: { $round } 과제선정심의회
letter-appointment-scoring = 평가 기간: { $opens } ~ { $closes }
letter-appointment-duties = 협조 사항: 서약서 제출, 이해충돌(제척·기피·회피 사유) 신고

# 결과 통보
letter-result-title = { $round } 심의 결과 통보
letter-result-tell = 귀 기관에서 제출한 제안과제의 심의 결과를 다음과 같이 통보합니다.
letter-result-outcome = 심의 결과: { $outcome }
letter-result-amount = 배정액: { $amount }
letter-result-conditions = 조건: { $conditions }
letter-result-reserve = 예비 순위: { $rank }
letter-result-more = 사유와 이의신청: 심의 시스템({ $address })에서 확인
letter-outcome-selected = 선정
letter-outcome-selected_with_conditions = 조건부 선정
letter-outcome-reserve = 예비
letter-outcome-not_selected = 미선정
letter-outcome-not_decidable = 결정 보류
letter-outcome-not_counted = 심의 대상 아님

# 공고
letter-announcement-title = { $round } 선정 결과 공고 알림
letter-announcement-tell = { $round }의 선정 결과를 공고하였음을 다음과 같이 알려 드립니다.
letter-announcement-selected = 선정 과제: { $count }건
letter-announcement-number = 공고: { $address }/announcements/{ $number }

# 공문 쪽
desk-letters-title = 공문
post-letters-lead = 전자결재에 붙여 넣을 공문의 글입니다. 문서번호와 시행일, 발신 명의, 직인은 전자결재에서 붙습니다. 열람할 수 없는 과제에 관한 공문은 나오지 않습니다.
post-letters-none = 지금 보낼 공문이 없습니다.
post-letter-ko = 한국어
post-letter-en = 영어
post-letter-hint = 글상자 안을 모두 고른 뒤 복사합니다.
post-letter-step-invitation = 수요조사 안내
post-letter-step-reminder = 회신 요청
post-letter-step-supplement = 보완 요청
post-letter-step-appointment = 위원 위촉
post-letter-step-result = 심의 결과 통보
post-letter-step-announcement = 선정 결과 공고
post-copy = 복사하기
post-copied = 복사했습니다

# 연장, 규칙 변경, 취소
letter-because = 사유: { $reason }
letter-extension-title = { $round } 수요조사 기한 연장 알림
letter-extension-tell = { $round } 수요조사의 기한을 다음과 같이 연장하였음을 알려 드립니다.
letter-extension-until = 연장한 기한: { $until }
letter-terms-title = { $round } 시행계획 변경 알림
letter-terms-tell = { $round }의 시행계획을 다음과 같이 변경하였음을 알려 드립니다.
letter-terms-version = 변경한 판: 제{ $version }판
letter-terms-more = 변경한 내용: 심의 시스템({ $address })에서 확인
letter-cancellation-title = { $round } 취소 알림
letter-cancellation-tell = { $round }을(를) 다음과 같이 취소하였음을 알려 드립니다.

# 평가와 회의
letter-scoring-title = { $round } 제안과제 평가 요청
letter-scoring-tell = 과제선정심의회 위원께서는 다음과 같이 제안과제를 평가하여 주시기 바랍니다.
letter-scoring-how = 평가 방법: 심의 시스템({ $address })에서 평가표를 작성하고 봉인
letter-meeting-title = { $round } 과제선정심의회 개최 알림
letter-meeting-tell = 과제선정심의회를 다음과 같이 개최하오니 참석하여 주시기 바랍니다.
letter-meeting-at = 일시: { $at }
letter-meeting-place = 장소: { $place }
letter-meeting-agenda = 안건: 심의 시스템({ $address })에서 확인

# 정정공고와 이의신청 처리
letter-erratum-title = { $round } 정정공고 알림
letter-erratum-tell = { $round }의 선정 결과 공고를 정정하여 공고하였음을 다음과 같이 알려 드립니다.
letter-objection-title = { $round } 이의신청 처리 결과 통보
letter-objection-tell = 귀 기관에서 제출한 이의신청의 처리 결과를 다음과 같이 통보합니다.
letter-objection-filed = 신청 일시: { $at }
letter-objection-answer = 처리 결과: { $answer }
letter-objection-upheld = 인용
letter-objection-dismissed = 기각
letter-objection-inadmissible = 각하
post-letter-step-extension = 기한 연장
post-letter-step-terms = 시행계획 변경
post-letter-step-cancellation = 취소
post-letter-step-scoring = 평가 요청
post-letter-step-meeting = 회의 개최
post-letter-step-erratum = 정정공고
post-letter-step-objection = 이의신청 처리 결과
post-letter-way = 이 일을 알리는 공문

# 위원의 해촉과 기피 신청 결정
letter-seat_end-title = { $round } 과제선정심의회 위원 해촉 알림
letter-seat_end-tell = 다음과 같이 과제선정심의회 위원에서 해촉되었음을 알려 드립니다.
letter-seat_end-until = 해촉 일시: { $at }
letter-challenge-title = { $round } 위원 기피 신청 결정 통보
letter-challenge-tell = 귀 기관에서 제출한 위원 기피 신청의 결정을 다음과 같이 통보합니다.
letter-challenge-member = 신청 대상 위원: { $member }
post-letter-step-seat_end = 위원 해촉
post-letter-step-challenge = 기피 신청 결정

# 위원의 평가 기한 연장
letter-seat_extension-title = { $round } 제안과제 평가 기한 연장 알림
letter-seat_extension-tell = 제안과제의 평가 기한을 다음과 같이 연장하였음을 알려 드리니, 기한까지 평가하여 주시기 바랍니다.
post-letter-step-seat_extension = 위원 평가 기한 연장
