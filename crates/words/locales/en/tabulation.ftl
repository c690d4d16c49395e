refusal-row_changed = The totals changed meanwhile. Look at them again and then confirm.
refusal-row_empty = There is no total to confirm: none of your sheets is counted.
