# Kinds of refusal
kind-malformed = The request cannot be read
kind-signedout = Please sign in
kind-forbidden = Not permitted
kind-unknown = Not found
kind-conflict = Not possible now
kind-stale = Changed in the meantime
kind-toolarge = Too large
kind-unsupported = Type not accepted
kind-invalid = Please check what was entered
kind-versionmissing = A version is needed
kind-toomany = Too many attempts
kind-busy = Please try again shortly
kind-fault = Something went wrong

# Common refusals
refusal-unknown = What you asked for was not found. Please check the address.
refusal-not_yours = You may not do this. Somebody who holds the duty can.
refusal-wrong_stage = This cannot be done at the present stage ({ $stage }).
refusal-stale = It was changed in another window or by somebody else after you read it. Read it again, then save.
refusal-version_missing = Name the version that you are changing in the If-Match header.
refusal-too_much = Too many requests in a short time. Please try again in { $retry_after } seconds.
refusal-malformed = The request cannot be read: { $why }
refusal-json_wrong = The text is not in its form at line { $line }, column { $column } (place: { $place }).
refusal-field_wrong = The value has the wrong form: { $why }
refusal-fields_invalid = Please check { $count } entries.
refusal-text_required = Please enter a text.
refusal-text_too_long = At most { $longest } characters; there are { $length }.
refusal-text_control = There are characters that cannot be used here, such as line ends. Please remove them.
refusal-code_form = A code has letters, digits, - _ and . only, at most 40.
refusal-number_range = Please enter a number from { $least } to { $most }.
refusal-not_a_choice = Please choose one of the given values.
refusal-reason_required = Please give a reason.
refusal-code_taken = This code is in use. Please choose another.
refusal-too_large = At most { $most } can be sent.
refusal-unsupported_type = This address does not accept that type.
refusal-busy = There are too many requests now. Please try again in { $retry_after } seconds.
refusal-idempotency_key_reused = The same Idempotency-Key came with another request. Use a new key.
refusal-idempotency_key_in_use = A request with the same Idempotency-Key is being worked on. Send it again shortly.
refusal-no_such_address = There is nothing at this address.
refusal-method_not_here = This address does not take that method.
fault = Something went wrong on our side. The incident number is { $incident }.
kind-methodnothere = Method not taken

range = { $from } to { $until }
share = { $part }/{ $of }
column-in-unit = { $name } ({ $unit })
zone-seoul = Seoul
