CREATE TABLE casework.draft (
    officer_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    step text NOT NULL,
    person_id uuid NOT NULL,
    answers bytea NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (officer_id, subject_id, step)
);
