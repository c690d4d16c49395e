refusal-not_opened = The scores are not open yet.
refusal-not_counted = There is no official count yet. It can be seen once the secretary has counted.
refusal-count_outdated = A sheet, a conflict, a resolution or the budget has changed since the official count. Count again, then go on.
refusal-count_tie = The tie order does not separate { $proposals }.
refusal-count_draw_missing = { $proposals } must be drawn, and the sealed values are not revealed yet.
refusal-count_impossible = This cannot be counted by the present rules and data ({ $why }). Check the sheets and the rules.
