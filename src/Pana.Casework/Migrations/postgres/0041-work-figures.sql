-- Papers whose time ends soon, and cases that ended lately, are counted for whoever leads a unit.
CREATE INDEX given_paper_lapses ON casework.given_paper (valid_until) WHERE withdrawn_at IS NULL AND valid_until IS NOT NULL;
CREATE INDEX case_file_procedure ON casework.case_file (procedure, closed_at);
