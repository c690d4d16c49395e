refusal-announcement_published = It is published already. Issue an erratum instead.
