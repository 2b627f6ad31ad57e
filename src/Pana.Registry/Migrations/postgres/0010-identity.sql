CREATE TABLE registry.alias (
    person_id uuid NOT NULL PRIMARY KEY,
    identity_id uuid NOT NULL
);
CREATE INDEX alias_identity ON registry.alias (identity_id);

CREATE TABLE registry.identity_decision (
    id uuid NOT NULL PRIMARY KEY,
    one_id uuid NOT NULL,
    other_id uuid NOT NULL,
    verdict text NOT NULL,
    undoes_id uuid,
    likeness integer NOT NULL,
    official_id uuid NOT NULL,
    decided_at timestamptz NOT NULL,
    in_force_at timestamptz,
    undone_at timestamptz,
    content bytea NOT NULL
);
CREATE INDEX identity_decision_one ON registry.identity_decision (one_id);
CREATE INDEX identity_decision_other ON registry.identity_decision (other_id);

CREATE TABLE registry.agreement (
    decision_id uuid NOT NULL,
    official_id uuid NOT NULL,
    walls text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (decision_id, official_id)
);

CREATE TABLE registry.likely_pair (
    one_id uuid NOT NULL,
    other_id uuid NOT NULL,
    likeness integer NOT NULL,
    found_at timestamptz NOT NULL,
    PRIMARY KEY (one_id, other_id)
);
CREATE INDEX likely_pair_other ON registry.likely_pair (other_id);
CREATE INDEX likely_pair_likeness ON registry.likely_pair (likeness);

CREATE TABLE registry.uncompared (
    source_id uuid NOT NULL PRIMARY KEY
);
