-- How far a file of persons was taken, so that a run which was stopped goes on and nobody is taken twice. Nothing of what stands in the file but its hash.
CREATE TABLE registry.imported_file (
    digest text NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    name_digest text NOT NULL,
    groups bigint NOT NULL,
    persons bigint NOT NULL,
    begun_at timestamptz NOT NULL,
    done_at timestamptz,
    version bigint NOT NULL,
    PRIMARY KEY (digest, authority, unit)
);
