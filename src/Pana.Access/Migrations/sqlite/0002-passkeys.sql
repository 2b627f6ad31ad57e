CREATE TABLE access_passkey (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    credential_id TEXT NOT NULL,
    public_key BLOB NOT NULL,
    host TEXT NOT NULL,
    name TEXT NOT NULL,
    signatures INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    used_at INTEGER,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX access_passkey_credential_id ON access_passkey (credential_id);
CREATE INDEX access_passkey_account_id ON access_passkey (account_id);
