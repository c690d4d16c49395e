refusal-sheet_sealed = The score sheet is sealed already.
