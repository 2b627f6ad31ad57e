CREATE TABLE storage.journal_entry (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    sequence integer NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor uuid NOT NULL,
    authority text NOT NULL,
    step text NOT NULL,
    payload bytea NOT NULL,
    sources uuid[] NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL
);
ALTER TABLE storage.journal_entry ALTER COLUMN payload SET STORAGE EXTERNAL; -- ciphertext does not compress
CREATE UNIQUE INDEX journal_entry_place ON storage.journal_entry (case_id, sequence);
CREATE INDEX journal_entry_person ON storage.journal_entry (person_id);

-- The record only grows. Whoever goes around this is found by the verification.
CREATE FUNCTION storage.only_grows() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the record only grows'; END $$;
CREATE TRIGGER journal_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON storage.journal_entry
FOR EACH STATEMENT EXECUTE FUNCTION storage.only_grows();

CREATE TABLE storage.unsealed_entry (
    entry_id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL,
    sequence integer NOT NULL,
    hash bytea NOT NULL
);

CREATE TABLE storage.chain_seal (
    number bigint NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL,
    case_sequence integer NOT NULL,
    case_hash bytea NOT NULL,
    sealed_at timestamptz NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL
);
CREATE UNIQUE INDEX chain_seal_place ON storage.chain_seal (case_id, case_sequence);
CREATE TRIGGER chain_seal_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON storage.chain_seal
FOR EACH STATEMENT EXECUTE FUNCTION storage.only_grows();

CREATE TABLE storage.person_key (
    person_id uuid NOT NULL PRIMARY KEY,
    wrapped bytea,
    created_at timestamptz NOT NULL,
    destroyed_at timestamptz
);

CREATE TABLE storage.stored_file (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL,
    stored_at timestamptz NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    name bytea NOT NULL,
    content bytea NOT NULL
);
ALTER TABLE storage.stored_file ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX stored_file_person ON storage.stored_file (person_id);

CREATE TABLE storage.outbox_message (
    id uuid NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    payload bytea NOT NULL,
    created_at timestamptz NOT NULL,
    sent_at timestamptz
);
CREATE INDEX outbox_message_waiting ON storage.outbox_message (kind, id) WHERE sent_at IS NULL;

CREATE TABLE storage.node_mark (
    name text NOT NULL PRIMARY KEY,
    value text NOT NULL
);
