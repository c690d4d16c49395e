refusal-organization_unknown = There is no organization with the code { $code }.
refusal-organization_link_required = Please tell how it hangs on the parent: part of, agency under, or supervised.
refusal-organization_own_ancestor = An organization cannot stand under itself or under its own descendant.
refusal-organization_twice = The table names the organization { $code } twice.
refusal-table_fault = Line { $line } ({ $column }) of the table cannot be read: { $why }
refusal-table_rows = A table holds 1 to { $most } rows.
