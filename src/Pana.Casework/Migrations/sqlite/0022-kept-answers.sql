CREATE TABLE casework_kept_answer (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    field TEXT NOT NULL,
    sealed_key BLOB,
    erased_at INTEGER
);
CREATE INDEX casework_kept_answer_case ON casework_kept_answer (case_id) WHERE sealed_key IS NOT NULL;
