ALTER TABLE registry.given_answer RENAME CONSTRAINT given_answer_pkey TO given_answer_once;
