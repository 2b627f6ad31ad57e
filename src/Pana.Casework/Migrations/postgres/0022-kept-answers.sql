CREATE TABLE casework.kept_answer (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    field text NOT NULL,
    sealed_key bytea,
    erased_at timestamptz
);
CREATE INDEX kept_answer_case ON casework.kept_answer (case_id) WHERE sealed_key IS NOT NULL;
