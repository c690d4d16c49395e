refusal-row_changed = 그 사이에 집계표의 점수가 바뀌었습니다. 바뀐 점수를 보고 다시 확인해 주십시오.
refusal-row_empty = 확인할 점수가 없습니다. 집계에 들어간 평가표가 없기 때문입니다.
