CREATE TABLE access.account (
    id uuid NOT NULL PRIMARY KEY,
    name text NOT NULL,
    sign_in_name text NOT NULL,
    state text NOT NULL,
    function_names text NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    leads_unit boolean NOT NULL,
    language_codes text NOT NULL,
    sex text NOT NULL,
    password_hash text,
    sealed_totp_secret text,
    last_totp_step bigint NOT NULL,
    mistakes integer NOT NULL,
    locked_until timestamptz,
    added_at timestamptz NOT NULL,
    version bigint NOT NULL
);
CREATE UNIQUE INDEX account_sign_in_name ON access.account (sign_in_name);

CREATE TABLE access.session (
    id uuid NOT NULL PRIMARY KEY,
    account_id uuid NOT NULL,
    token_hash text NOT NULL,
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    ended_at timestamptz,
    client text NOT NULL
);
CREATE UNIQUE INDEX session_token_hash ON access.session (token_hash);
CREATE INDEX session_account_id ON access.session (account_id);

CREATE TABLE access.invitation (
    id uuid NOT NULL PRIMARY KEY,
    account_id uuid NOT NULL,
    token_hash text NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE UNIQUE INDEX invitation_token_hash ON access.invitation (token_hash);

CREATE TABLE access.recovery_code (
    id uuid NOT NULL PRIMARY KEY,
    account_id uuid NOT NULL,
    code_hash text NOT NULL,
    used_at timestamptz
);
CREATE INDEX recovery_code_account_id ON access.recovery_code (account_id);

CREATE TABLE access.proposal (
    id uuid NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    account_id uuid NOT NULL,
    function_names text NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    confirmed boolean NOT NULL,
    version bigint NOT NULL
);

CREATE TABLE access.account_act (
    id uuid NOT NULL PRIMARY KEY,
    at timestamptz NOT NULL,
    account_id uuid NOT NULL,
    "by" uuid,
    act text NOT NULL
);
CREATE INDEX account_act_account_id ON access.account_act (account_id);

CREATE TABLE access.reading (
    id uuid NOT NULL PRIMARY KEY,
    at timestamptz NOT NULL,
    officer_id uuid NOT NULL,
    officer_name text NOT NULL,
    function_names text NOT NULL,
    authority text NOT NULL,
    person_id uuid NOT NULL,
    case_id uuid,
    wall text NOT NULL,
    what text NOT NULL
);
CREATE INDEX reading_person_id ON access.reading (person_id);

CREATE TABLE access.blocked_egress (
    id uuid NOT NULL PRIMARY KEY,
    at timestamptz NOT NULL,
    officer_id uuid NOT NULL,
    kind text NOT NULL,
    recipient text NOT NULL,
    wall text NOT NULL,
    persons text NOT NULL
);
