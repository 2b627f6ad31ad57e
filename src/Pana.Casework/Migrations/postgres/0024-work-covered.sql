-- How much waits for an official is counted on every look at the list of work: from the index alone, without the cases themselves.
DROP INDEX casework.case_file_work;
CREATE INDEX case_file_work ON casework.case_file (unit, next_due) INCLUDE (authority, waits_for, wall, officer_id) WHERE closed_at IS NULL;
