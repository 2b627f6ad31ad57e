-- How much waits for an official is counted on every look at the list of work: from the index alone, without the cases themselves.
DROP INDEX casework_case_file_work;
CREATE INDEX casework_case_file_work ON casework_case_file (unit, next_due, authority, waits_for, wall, officer_id) WHERE closed_at IS NULL;
