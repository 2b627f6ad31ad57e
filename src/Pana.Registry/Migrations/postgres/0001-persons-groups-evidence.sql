CREATE TABLE registry.person (
    id uuid NOT NULL PRIMARY KEY,
    number text NOT NULL,
    created_at timestamptz NOT NULL,
    handed_over_at timestamptz,
    shield bytea NOT NULL,
    version bigint NOT NULL
);
CREATE UNIQUE INDEX person_number ON registry.person (number);

CREATE TABLE registry.source_record (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    wall text NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    registered_by uuid NOT NULL,
    registered_at timestamptz NOT NULL,
    sequence integer NOT NULL,
    content bytea NOT NULL
);
CREATE INDEX source_record_unit ON registry.source_record (unit, registered_at);

-- What a source said is never changed; whoever was wrong says so in another record.
CREATE FUNCTION registry.stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a source record stays as it was written'; END $$;
CREATE TRIGGER source_record_stays BEFORE UPDATE ON registry.source_record
FOR EACH STATEMENT EXECUTE FUNCTION registry.stays();

CREATE TABLE registry.person_link (
    source_id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL,
    linked_by uuid NOT NULL,
    linked_at timestamptz NOT NULL
);
CREATE INDEX person_link_person ON registry.person_link (person_id);

CREATE TABLE registry.search_token (
    token bigint NOT NULL,
    source_id uuid NOT NULL,
    PRIMARY KEY (token, source_id)
);
CREATE INDEX search_token_source ON registry.search_token (source_id);

CREATE TABLE registry.person_scope (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL,
    case_id uuid NOT NULL,
    wall text NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    official_id uuid
);
CREATE INDEX person_scope_person ON registry.person_scope (person_id);
CREATE INDEX person_scope_case ON registry.person_scope (case_id);

CREATE TABLE registry.person_group (
    id uuid NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    arrived_at timestamptz NOT NULL,
    version bigint NOT NULL
);

CREATE TABLE registry.membership (
    id uuid NOT NULL PRIMARY KEY,
    group_id uuid NOT NULL,
    person_id uuid NOT NULL,
    wall text NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    since timestamptz NOT NULL,
    sequence integer NOT NULL,
    content bytea NOT NULL
);
CREATE INDEX membership_person ON registry.membership (person_id);
CREATE INDEX membership_group ON registry.membership (group_id);

CREATE TABLE registry.evidence_file (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL,
    wall text NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    added_by uuid NOT NULL,
    added_at timestamptz NOT NULL
);
CREATE INDEX evidence_file_person ON registry.evidence_file (person_id);
