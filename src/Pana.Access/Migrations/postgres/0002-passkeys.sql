CREATE TABLE access.passkey (
    id uuid NOT NULL PRIMARY KEY,
    account_id uuid NOT NULL,
    credential_id text NOT NULL,
    public_key bytea NOT NULL,
    host text NOT NULL,
    name text NOT NULL,
    signatures bigint NOT NULL,
    added_at timestamptz NOT NULL,
    used_at timestamptz,
    version bigint NOT NULL
);
CREATE UNIQUE INDEX passkey_credential_id ON access.passkey (credential_id);
CREATE INDEX passkey_account_id ON access.passkey (account_id);
