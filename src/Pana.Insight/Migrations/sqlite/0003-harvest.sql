-- Attempts of the regional node to take the figures of a member, for ninety days.
CREATE TABLE insight_harvest_attempt (
    id TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL,
    fault TEXT,
    fault_flow TEXT,
    taken INTEGER NOT NULL
);
CREATE INDEX insight_harvest_attempt_state ON insight_harvest_attempt (state, begun_at);

-- How far each flow of a member was taken.
CREATE TABLE insight_harvested_flow (
    state TEXT NOT NULL,
    flow TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    whole_at INTEGER NOT NULL,
    PRIMARY KEY (state, flow)
);

-- Figures that were taken and what the state said to them.
CREATE TABLE insight_submission (
    id TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    flow TEXT NOT NULL,
    number INTEGER NOT NULL,
    submitted_at INTEGER NOT NULL,
    figures INTEGER NOT NULL,
    first_period TEXT,
    last_period TEXT,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    lacks_sex INTEGER NOT NULL,
    digest BLOB NOT NULL,
    box BLOB NOT NULL,
    standing TEXT NOT NULL,
    decided_by TEXT,
    decided_by_name TEXT,
    decided_at INTEGER,
    reason TEXT,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX insight_submission_flow_once ON insight_submission (state, flow, number);
CREATE UNIQUE INDEX insight_submission_waiting_once ON insight_submission (state, flow) WHERE standing = 'Submitted';

-- What a source says of its own figures, and what in them does not add up.
CREATE TABLE insight_source_note (
    id TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    flow TEXT NOT NULL,
    state TEXT NOT NULL,
    period TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    filled TEXT NOT NULL,
    file TEXT NOT NULL,
    line INTEGER NOT NULL
);
CREATE INDEX insight_source_note_flow ON insight_source_note (flow, state, period);
