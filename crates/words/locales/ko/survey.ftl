refusal-questionnaire_missing = 설문이 아직 없습니다.
