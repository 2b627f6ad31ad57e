CREATE TABLE registry_person (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    handed_over_at INTEGER,
    shield BLOB NOT NULL,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX registry_person_number ON registry_person (number);

CREATE TABLE registry_source_record (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    wall TEXT NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    registered_by TEXT NOT NULL,
    registered_at INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX registry_source_record_unit ON registry_source_record (unit, registered_at);

-- What a source said is never changed; whoever was wrong says so in another record.
CREATE TRIGGER registry_source_record_stays BEFORE UPDATE ON registry_source_record
BEGIN SELECT RAISE(ABORT, 'a source record stays as it was written'); END;

CREATE TABLE registry_person_link (
    source_id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    linked_by TEXT NOT NULL,
    linked_at INTEGER NOT NULL
);
CREATE INDEX registry_person_link_person ON registry_person_link (person_id);

CREATE TABLE registry_search_token (
    token INTEGER NOT NULL,
    source_id TEXT NOT NULL,
    PRIMARY KEY (token, source_id)
) WITHOUT ROWID;
CREATE INDEX registry_search_token_source ON registry_search_token (source_id);

CREATE TABLE registry_person_scope (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    wall TEXT NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    official_id TEXT
);
CREATE INDEX registry_person_scope_person ON registry_person_scope (person_id);
CREATE INDEX registry_person_scope_case ON registry_person_scope (case_id);

CREATE TABLE registry_person_group (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    arrived_at INTEGER NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE registry_membership (
    id TEXT NOT NULL PRIMARY KEY,
    group_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    wall TEXT NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    since INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX registry_membership_person ON registry_membership (person_id);
CREATE INDEX registry_membership_group ON registry_membership (group_id);

CREATE TABLE registry_evidence_file (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    wall TEXT NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    added_by TEXT NOT NULL,
    added_at INTEGER NOT NULL
);
CREATE INDEX registry_evidence_file_person ON registry_evidence_file (person_id);
