-- Photographs and signatures of persons for their papers; the pictures lie sealed in the vault under the same ids. A newer one replaces nothing.
CREATE TABLE registry_portrait (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    wall TEXT NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    added_by TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    set_aside_by TEXT,
    set_aside_at INTEGER
);
CREATE INDEX registry_portrait_person ON registry_portrait (person_id);
