CREATE TABLE storage_journal_entry (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    occurred_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    authority TEXT NOT NULL,
    step TEXT NOT NULL,
    payload BLOB NOT NULL,
    sources TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL
);
CREATE UNIQUE INDEX storage_journal_entry_place ON storage_journal_entry (case_id, sequence);
CREATE INDEX storage_journal_entry_person ON storage_journal_entry (person_id);

-- The record only grows. Whoever goes around these is found by the verification.
CREATE TRIGGER storage_journal_entry_stays BEFORE UPDATE ON storage_journal_entry
BEGIN SELECT RAISE(ABORT, 'the record only grows'); END;
CREATE TRIGGER storage_journal_entry_remains BEFORE DELETE ON storage_journal_entry
BEGIN SELECT RAISE(ABORT, 'the record only grows'); END;

CREATE TABLE storage_unsealed_entry (
    entry_id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL
);

CREATE TABLE storage_chain_seal (
    number INTEGER NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL,
    case_sequence INTEGER NOT NULL,
    case_hash BLOB NOT NULL,
    sealed_at INTEGER NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL
);
CREATE UNIQUE INDEX storage_chain_seal_place ON storage_chain_seal (case_id, case_sequence);
CREATE TRIGGER storage_chain_seal_stays BEFORE UPDATE ON storage_chain_seal
BEGIN SELECT RAISE(ABORT, 'the record only grows'); END;
CREATE TRIGGER storage_chain_seal_remains BEFORE DELETE ON storage_chain_seal
BEGIN SELECT RAISE(ABORT, 'the record only grows'); END;

CREATE TABLE storage_person_key (
    person_id TEXT NOT NULL PRIMARY KEY,
    wrapped BLOB,
    created_at INTEGER NOT NULL,
    destroyed_at INTEGER
);

CREATE TABLE storage_stored_file (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    stored_at INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    name BLOB NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX storage_stored_file_person ON storage_stored_file (person_id);

CREATE TABLE storage_outbox_message (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    payload BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    sent_at INTEGER
);
CREATE INDEX storage_outbox_message_waiting ON storage_outbox_message (kind, id) WHERE sent_at IS NULL;

CREATE TABLE storage_node_mark (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
