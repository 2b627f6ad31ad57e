-- Keys of this node that sign, sealed with the node's own key.
CREATE TABLE trust.signing_key (
    id uuid NOT NULL PRIMARY KEY,
    is_authority boolean NOT NULL,
    serial bigint NOT NULL,
    certificate bytea NOT NULL,
    box bytea NOT NULL,
    signs_from timestamptz NOT NULL,
    signs_until timestamptz NOT NULL,
    until timestamptz NOT NULL
);
CREATE UNIQUE INDEX signing_key_serial ON trust.signing_key (serial);

-- What this node publishes of each state: its own, and those that it fetched and checked.
CREATE TABLE trust.held_issuer (
    issuer text NOT NULL PRIMARY KEY,
    authority bytea NOT NULL,
    offered bytea,
    pinned_at timestamptz NOT NULL
);

CREATE TABLE trust.held_signer (
    reference text NOT NULL PRIMARY KEY,
    issuer text NOT NULL,
    certificate bytea NOT NULL
);
CREATE INDEX held_signer_issuer ON trust.held_signer (issuer);

CREATE TABLE trust.held_list (
    issuer text NOT NULL PRIMARY KEY,
    sequence bigint NOT NULL,
    bytes bytea NOT NULL,
    issued_at timestamptz NOT NULL,
    next_at timestamptz NOT NULL,
    withdrawn integer NOT NULL
);

-- Where lists are fetched, and what went wrong the last time.
CREATE TABLE trust.source (
    address text NOT NULL PRIMARY KEY,
    tried_at timestamptz NOT NULL,
    fetched_at timestamptz,
    fault text
);
