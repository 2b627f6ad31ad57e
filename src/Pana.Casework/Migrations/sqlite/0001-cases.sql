CREATE TABLE casework_case_file (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL,
    procedure TEXT NOT NULL,
    person_id TEXT NOT NULL,
    state TEXT NOT NULL,
    wall TEXT NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    holders TEXT NOT NULL,
    officer_id TEXT,
    opened_by TEXT NOT NULL,
    opened_authority TEXT NOT NULL,
    opened_unit TEXT NOT NULL,
    followed_id TEXT,
    link TEXT,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    accepted_at INTEGER,
    next_due INTEGER,
    next_term TEXT,
    waits_for INTEGER NOT NULL,
    head_sequence INTEGER NOT NULL,
    head_hash BLOB NOT NULL,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX casework_case_file_number ON casework_case_file (number);
CREATE INDEX casework_case_file_person ON casework_case_file (person_id);
-- The work list of a unit, by deadline; and what a unit sent to others.
CREATE INDEX casework_case_file_work ON casework_case_file (unit, next_due) WHERE closed_at IS NULL;
CREATE INDEX casework_case_file_officer ON casework_case_file (officer_id, next_due) WHERE closed_at IS NULL AND officer_id IS NOT NULL;
CREATE INDEX casework_case_file_sent ON casework_case_file (opened_unit, opened_at);

CREATE TABLE casework_stored_fact (
    person_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    fact TEXT NOT NULL,
    value INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_until INTEGER,
    said_by TEXT,
    proposed_by TEXT,
    PRIMARY KEY (person_id, case_id, fact)
);

CREATE TABLE casework_stored_term (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    term TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    due INTEGER NOT NULL,
    suspended_at INTEGER,
    is_extended INTEGER NOT NULL,
    ended_at INTEGER,
    fired_at INTEGER
);
CREATE INDEX casework_stored_term_person ON casework_stored_term (person_id);
CREATE INDEX casework_stored_term_due ON casework_stored_term (due) WHERE ended_at IS NULL AND fired_at IS NULL AND suspended_at IS NULL;

CREATE TABLE casework_firing (
    term_id TEXT NOT NULL,
    due INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    term TEXT NOT NULL,
    consequence TEXT NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    fired_at INTEGER NOT NULL,
    seen_at INTEGER,
    PRIMARY KEY (term_id, due)
);
CREATE INDEX casework_firing_open ON casework_firing (unit, fired_at) WHERE seen_at IS NULL;
CREATE INDEX casework_firing_case ON casework_firing (case_id);

CREATE TABLE casework_taken_step (
    case_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    actor TEXT NOT NULL,
    person_id TEXT NOT NULL,
    step TEXT NOT NULL,
    state TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (case_id, sequence, actor)
);
CREATE INDEX casework_taken_step_person ON casework_taken_step (person_id);

CREATE TABLE casework_given_paper (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    paper TEXT NOT NULL,
    step TEXT NOT NULL,
    number TEXT NOT NULL,
    wall TEXT NOT NULL,
    given_at INTEGER NOT NULL,
    valid_until INTEGER,
    withdrawn_at INTEGER
);
CREATE UNIQUE INDEX casework_given_paper_number ON casework_given_paper (number);
CREATE INDEX casework_given_paper_case ON casework_given_paper (case_id);

CREATE TABLE casework_consent_entry (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    fact TEXT NOT NULL,
    purpose TEXT NOT NULL,
    recipient TEXT NOT NULL,
    data TEXT NOT NULL,
    given_at INTEGER NOT NULL,
    valid_until INTEGER,
    withdrawn_at INTEGER
);
CREATE INDEX casework_consent_entry_person ON casework_consent_entry (person_id);

CREATE TABLE casework_case_member (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    officer_id TEXT NOT NULL,
    function TEXT NOT NULL,
    field TEXT NOT NULL,
    sex TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER
);
CREATE INDEX casework_case_member_person ON casework_case_member (person_id);
CREATE INDEX casework_case_member_officer ON casework_case_member (officer_id) WHERE until IS NULL;

CREATE TABLE casework_given_answer (
    officer_id TEXT NOT NULL,
    key TEXT NOT NULL,
    asked TEXT NOT NULL,
    receipt TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (officer_id, key)
);
