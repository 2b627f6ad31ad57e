CREATE TABLE casework.case_file (
    id uuid NOT NULL PRIMARY KEY,
    number text NOT NULL,
    procedure text NOT NULL,
    person_id uuid NOT NULL,
    state text NOT NULL,
    wall text NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    holders text NOT NULL,
    officer_id uuid,
    opened_by uuid NOT NULL,
    opened_authority text NOT NULL,
    opened_unit text NOT NULL,
    followed_id uuid,
    link text,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    accepted_at timestamptz,
    next_due timestamptz,
    next_term text,
    waits_for bigint NOT NULL,
    head_sequence integer NOT NULL,
    head_hash bytea NOT NULL,
    version bigint NOT NULL
);
CREATE UNIQUE INDEX case_file_number ON casework.case_file (number);
CREATE INDEX case_file_person ON casework.case_file (person_id);
-- The work list of a unit, by deadline; and what a unit sent to others.
CREATE INDEX case_file_work ON casework.case_file (unit, next_due) WHERE closed_at IS NULL;
CREATE INDEX case_file_officer ON casework.case_file (officer_id, next_due) WHERE closed_at IS NULL AND officer_id IS NOT NULL;
CREATE INDEX case_file_sent ON casework.case_file (opened_unit, opened_at);

CREATE TABLE casework.stored_fact (
    person_id uuid NOT NULL,
    case_id uuid NOT NULL,
    fact text NOT NULL,
    value boolean NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_until timestamptz,
    said_by text,
    proposed_by uuid,
    PRIMARY KEY (person_id, case_id, fact)
);

CREATE TABLE casework.stored_term (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    term text NOT NULL,
    started_at timestamptz NOT NULL,
    due timestamptz NOT NULL,
    suspended_at timestamptz,
    is_extended boolean NOT NULL,
    ended_at timestamptz,
    fired_at timestamptz
);
CREATE INDEX stored_term_person ON casework.stored_term (person_id);
CREATE INDEX stored_term_due ON casework.stored_term (due) WHERE ended_at IS NULL AND fired_at IS NULL AND suspended_at IS NULL;

CREATE TABLE casework.firing (
    term_id uuid NOT NULL,
    due timestamptz NOT NULL,
    case_id uuid NOT NULL,
    term text NOT NULL,
    consequence text NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    fired_at timestamptz NOT NULL,
    seen_at timestamptz,
    PRIMARY KEY (term_id, due)
);
CREATE INDEX firing_open ON casework.firing (unit, fired_at) WHERE seen_at IS NULL;
CREATE INDEX firing_case ON casework.firing (case_id);

CREATE TABLE casework.taken_step (
    case_id uuid NOT NULL,
    sequence integer NOT NULL,
    actor uuid NOT NULL,
    person_id uuid NOT NULL,
    step text NOT NULL,
    state text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (case_id, sequence, actor)
);
CREATE INDEX taken_step_person ON casework.taken_step (person_id);

CREATE TABLE casework.given_paper (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    paper text NOT NULL,
    step text NOT NULL,
    number text NOT NULL,
    wall text NOT NULL,
    given_at timestamptz NOT NULL,
    valid_until timestamptz,
    withdrawn_at timestamptz
);
CREATE UNIQUE INDEX given_paper_number ON casework.given_paper (number);
CREATE INDEX given_paper_case ON casework.given_paper (case_id);

CREATE TABLE casework.consent_entry (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL,
    case_id uuid NOT NULL,
    fact text NOT NULL,
    purpose text NOT NULL,
    recipient text NOT NULL,
    data text NOT NULL,
    given_at timestamptz NOT NULL,
    valid_until timestamptz,
    withdrawn_at timestamptz
);
CREATE INDEX consent_entry_person ON casework.consent_entry (person_id);

CREATE TABLE casework.case_member (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    officer_id uuid NOT NULL,
    function text NOT NULL,
    field text NOT NULL,
    sex text NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz
);
CREATE INDEX case_member_person ON casework.case_member (person_id);
CREATE INDEX case_member_officer ON casework.case_member (officer_id) WHERE until IS NULL;

CREATE TABLE casework.given_answer (
    officer_id uuid NOT NULL,
    key text NOT NULL,
    asked text NOT NULL,
    receipt text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (officer_id, key)
);
