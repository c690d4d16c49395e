refusal-conflict_ground_missing = Please give the ground of the conflict.
