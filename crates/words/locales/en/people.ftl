refusal-signed_out = You are not signed in, or no longer. Please sign in again.
refusal-sign_in_failed = The mail address or the password does not fit.
refusal-email_form = This is not a mail address. Example: kim@example.org
refusal-email_taken = This mail address is registered already.
refusal-duty_held = The person holds that duty already.
