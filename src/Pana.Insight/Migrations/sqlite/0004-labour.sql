CREATE TABLE insight_post_capacity (
    id TEXT NOT NULL PRIMARY KEY,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    persons_per_day INTEGER NOT NULL,
    source TEXT NOT NULL,
    set_by TEXT NOT NULL,
    set_at INTEGER NOT NULL
);
CREATE INDEX insight_post_capacity_unit ON insight_post_capacity (authority, unit, set_at);

CREATE TABLE insight_survey (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    period TEXT NOT NULL,
    method TEXT NOT NULL,
    rows INTEGER NOT NULL,
    withheld INTEGER NOT NULL,
    uploaded_by TEXT NOT NULL,
    uploaded_at INTEGER NOT NULL,
    replaces TEXT,
    withdrawn_at INTEGER,
    withdrawn_by TEXT,
    withdrawn_because TEXT,
    version INTEGER NOT NULL
);

CREATE TABLE insight_survey_cell (
    survey_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    measure TEXT NOT NULL,
    period TEXT NOT NULL,
    region TEXT NOT NULL,
    occupation TEXT NOT NULL,
    activity TEXT NOT NULL,
    sex TEXT NOT NULL,
    persons INTEGER,
    PRIMARY KEY (survey_id, position),
    -- What is small was let go at the door.
    CHECK (persons IS NULL OR persons = 0 OR persons >= 10)
);
