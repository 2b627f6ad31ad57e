-- How far a file of persons was taken, so that a run which was stopped goes on and nobody is taken twice. Nothing of what stands in the file but its hash.
CREATE TABLE registry_imported_file (
    digest TEXT NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    name_digest TEXT NOT NULL,
    groups INTEGER NOT NULL,
    persons INTEGER NOT NULL,
    begun_at INTEGER NOT NULL,
    done_at INTEGER,
    version INTEGER NOT NULL,
    PRIMARY KEY (digest, authority, unit)
);
