-- Papers whose time ends soon, and cases that ended lately, are counted for whoever leads a unit.
CREATE INDEX casework_given_paper_lapses ON casework_given_paper (valid_until) WHERE withdrawn_at IS NULL AND valid_until IS NOT NULL;
CREATE INDEX casework_case_file_procedure ON casework_case_file (procedure, closed_at);
