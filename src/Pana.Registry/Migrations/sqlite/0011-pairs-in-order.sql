-- A pair has one order, so that it is found whichever of the two is named first.
ALTER TABLE registry_identity_decision RENAME TO registry_identity_decision_before;
CREATE TABLE registry_identity_decision (
    id TEXT NOT NULL PRIMARY KEY,
    one_id TEXT NOT NULL,
    other_id TEXT NOT NULL,
    verdict TEXT NOT NULL,
    undoes_id TEXT,
    likeness INTEGER NOT NULL,
    official_id TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    in_force_at INTEGER,
    undone_at INTEGER,
    key_id TEXT NOT NULL,
    content BLOB NOT NULL,
    CHECK (one_id < other_id)
);
INSERT INTO registry_identity_decision
    SELECT id, min(one_id, other_id), max(one_id, other_id), verdict, undoes_id, likeness, official_id, decided_at, in_force_at, undone_at,
        one_id, content FROM registry_identity_decision_before;
DROP TABLE registry_identity_decision_before;
CREATE INDEX registry_identity_decision_one ON registry_identity_decision (one_id);
CREATE INDEX registry_identity_decision_other ON registry_identity_decision (other_id);

ALTER TABLE registry_likely_pair RENAME TO registry_likely_pair_before;
CREATE TABLE registry_likely_pair (
    one_id TEXT NOT NULL,
    other_id TEXT NOT NULL,
    likeness INTEGER NOT NULL,
    found_at INTEGER NOT NULL,
    PRIMARY KEY (one_id, other_id),
    CHECK (one_id < other_id)
);
INSERT INTO registry_likely_pair SELECT one_id, other_id, likeness, found_at FROM registry_likely_pair_before;
DROP TABLE registry_likely_pair_before;
CREATE INDEX registry_likely_pair_other ON registry_likely_pair (other_id);
CREATE INDEX registry_likely_pair_likeness ON registry_likely_pair (likeness);

-- Records from before names could be found by their sound; a background pass adds what they lack.
CREATE TABLE registry_unindexed (
    source_id TEXT NOT NULL PRIMARY KEY
);
INSERT INTO registry_unindexed SELECT id FROM registry_source_record;
