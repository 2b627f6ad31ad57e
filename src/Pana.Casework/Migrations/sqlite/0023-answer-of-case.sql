ALTER TABLE casework_given_answer ADD COLUMN case_id TEXT;
UPDATE casework_given_answer SET case_id = upper(json_extract(receipt, '$.caseId'));
CREATE INDEX casework_given_answer_case ON casework_given_answer (case_id) WHERE case_id IS NOT NULL;
