CREATE TABLE casework.paper_seal (
    paper_id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL,
    number text NOT NULL,
    box bytea NOT NULL,
    sealed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX paper_seal_number ON casework.paper_seal (number);
-- The list of withdrawn papers asks every few seconds whether there is one more.
CREATE INDEX given_paper_withdrawn ON casework.given_paper (withdrawn_at) WHERE withdrawn_at IS NOT NULL;
