ALTER TABLE casework.given_answer ADD COLUMN case_id uuid;
UPDATE casework.given_answer SET case_id = (receipt::json ->> 'caseId')::uuid;
CREATE INDEX given_answer_case ON casework.given_answer (case_id) WHERE case_id IS NOT NULL;
ALTER TABLE casework.given_answer RENAME CONSTRAINT given_answer_pkey TO given_answer_once;
