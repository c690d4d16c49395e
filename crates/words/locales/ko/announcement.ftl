refusal-announcement_published = 이미 공고한 글입니다. 정정공고를 내십시오.
