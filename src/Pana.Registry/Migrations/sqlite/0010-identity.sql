CREATE TABLE registry_alias (
    person_id TEXT NOT NULL PRIMARY KEY,
    identity_id TEXT NOT NULL
);
CREATE INDEX registry_alias_identity ON registry_alias (identity_id);

CREATE TABLE registry_identity_decision (
    id TEXT NOT NULL PRIMARY KEY,
    one_id TEXT NOT NULL,
    other_id TEXT NOT NULL,
    verdict TEXT NOT NULL,
    undoes_id TEXT,
    likeness INTEGER NOT NULL,
    official_id TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    in_force_at INTEGER,
    undone_at INTEGER,
    content BLOB NOT NULL
);
CREATE INDEX registry_identity_decision_one ON registry_identity_decision (one_id);
CREATE INDEX registry_identity_decision_other ON registry_identity_decision (other_id);

CREATE TABLE registry_agreement (
    decision_id TEXT NOT NULL,
    official_id TEXT NOT NULL,
    walls TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (decision_id, official_id)
);

CREATE TABLE registry_likely_pair (
    one_id TEXT NOT NULL,
    other_id TEXT NOT NULL,
    likeness INTEGER NOT NULL,
    found_at INTEGER NOT NULL,
    PRIMARY KEY (one_id, other_id)
);
CREATE INDEX registry_likely_pair_other ON registry_likely_pair (other_id);
CREATE INDEX registry_likely_pair_likeness ON registry_likely_pair (likeness);

CREATE TABLE registry_uncompared (
    source_id TEXT NOT NULL PRIMARY KEY
);
