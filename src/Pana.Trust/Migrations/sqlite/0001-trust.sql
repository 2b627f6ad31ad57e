-- Keys of this node that sign, sealed with the node's own key.
CREATE TABLE trust_signing_key (
    id TEXT NOT NULL PRIMARY KEY,
    is_authority INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    certificate BLOB NOT NULL,
    box BLOB NOT NULL,
    signs_from INTEGER NOT NULL,
    signs_until INTEGER NOT NULL,
    until INTEGER NOT NULL
);
CREATE UNIQUE INDEX trust_signing_key_serial ON trust_signing_key (serial);

-- What this node publishes of each state: its own, and those that it fetched and checked.
CREATE TABLE trust_held_issuer (
    issuer TEXT NOT NULL PRIMARY KEY,
    authority BLOB NOT NULL,
    offered BLOB,
    pinned_at INTEGER NOT NULL
);

CREATE TABLE trust_held_signer (
    reference TEXT NOT NULL PRIMARY KEY,
    issuer TEXT NOT NULL,
    certificate BLOB NOT NULL
);
CREATE INDEX trust_held_signer_issuer ON trust_held_signer (issuer);

CREATE TABLE trust_held_list (
    issuer TEXT NOT NULL PRIMARY KEY,
    sequence INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    issued_at INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL
);

-- Where lists are fetched, and what went wrong the last time.
CREATE TABLE trust_source (
    address TEXT NOT NULL PRIMARY KEY,
    tried_at INTEGER NOT NULL,
    fetched_at INTEGER,
    fault TEXT
);
