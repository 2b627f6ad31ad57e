CREATE TABLE casework_paper_seal (
    paper_id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    number TEXT NOT NULL,
    box BLOB NOT NULL,
    sealed_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX casework_paper_seal_number ON casework_paper_seal (number);
-- The list of withdrawn papers asks every few seconds whether there is one more.
CREATE INDEX casework_given_paper_withdrawn ON casework_given_paper (withdrawn_at) WHERE withdrawn_at IS NOT NULL;
