refusal-sheet_sealed = 이미 봉인한 평가표입니다.
