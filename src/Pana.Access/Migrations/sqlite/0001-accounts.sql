CREATE TABLE access_account (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    sign_in_name TEXT NOT NULL,
    state TEXT NOT NULL,
    function_names TEXT NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    leads_unit INTEGER NOT NULL,
    language_codes TEXT NOT NULL,
    sex TEXT NOT NULL,
    password_hash TEXT,
    sealed_totp_secret TEXT,
    last_totp_step INTEGER NOT NULL,
    mistakes INTEGER NOT NULL,
    locked_until INTEGER,
    added_at INTEGER NOT NULL,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX access_account_sign_in_name ON access_account (sign_in_name);

CREATE TABLE access_session (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    ended_at INTEGER,
    client TEXT NOT NULL
);
CREATE UNIQUE INDEX access_session_token_hash ON access_session (token_hash);
CREATE INDEX access_session_account_id ON access_session (account_id);

CREATE TABLE access_invitation (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
);
CREATE UNIQUE INDEX access_invitation_token_hash ON access_invitation (token_hash);

CREATE TABLE access_recovery_code (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    used_at INTEGER
);
CREATE INDEX access_recovery_code_account_id ON access_recovery_code (account_id);

CREATE TABLE access_proposal (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    account_id TEXT NOT NULL,
    function_names TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_at INTEGER NOT NULL,
    decided_by TEXT,
    decided_at INTEGER,
    confirmed INTEGER NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE access_account_act (
    id TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    "by" TEXT,
    act TEXT NOT NULL
);
CREATE INDEX access_account_act_account_id ON access_account_act (account_id);

CREATE TABLE access_reading (
    id TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    officer_id TEXT NOT NULL,
    officer_name TEXT NOT NULL,
    function_names TEXT NOT NULL,
    authority TEXT NOT NULL,
    person_id TEXT NOT NULL,
    case_id TEXT,
    wall TEXT NOT NULL,
    what TEXT NOT NULL
);
CREATE INDEX access_reading_person_id ON access_reading (person_id);

CREATE TABLE access_blocked_egress (
    id TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    officer_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    wall TEXT NOT NULL,
    persons TEXT NOT NULL
);
