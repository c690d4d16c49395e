refusal-no_quorum = Too few members are present for this item.
