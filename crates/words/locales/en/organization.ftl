refusal-organization_unknown = There is no organization with the code { $code }.
refusal-organization_link_required = Please tell how it hangs on the parent: part of, agency under, or supervised.
refusal-organization_own_ancestor = An organization cannot stand under itself or under its own descendant.
