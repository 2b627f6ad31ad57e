-- Attempts of the regional node to take the figures of a member, for ninety days.
CREATE TABLE insight.harvest_attempt (
    id uuid NOT NULL PRIMARY KEY,
    state text NOT NULL,
    begun_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL,
    fault text,
    fault_flow text,
    taken integer NOT NULL
);
CREATE INDEX harvest_attempt_state ON insight.harvest_attempt (state, begun_at);

-- How far each flow of a member was taken.
CREATE TABLE insight.harvested_flow (
    state text NOT NULL,
    flow text NOT NULL,
    asked_at timestamptz NOT NULL,
    whole_at timestamptz NOT NULL,
    PRIMARY KEY (state, flow)
);

-- Figures that were taken and what the state said to them.
CREATE TABLE insight.submission (
    id uuid NOT NULL PRIMARY KEY,
    state text NOT NULL,
    flow text NOT NULL,
    number integer NOT NULL,
    submitted_at timestamptz NOT NULL,
    figures integer NOT NULL,
    first_period text,
    last_period text,
    added integer NOT NULL,
    changed integer NOT NULL,
    gone integer NOT NULL,
    lacks_sex boolean NOT NULL,
    digest bytea NOT NULL,
    box bytea NOT NULL,
    standing text NOT NULL,
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz,
    reason text,
    version bigint NOT NULL
);
CREATE UNIQUE INDEX submission_flow_once ON insight.submission (state, flow, number);
CREATE UNIQUE INDEX submission_waiting_once ON insight.submission (state, flow) WHERE standing = 'Submitted';

-- What a source says of its own figures, and what in them does not add up.
CREATE TABLE insight.source_note (
    id uuid NOT NULL PRIMARY KEY,
    source text NOT NULL,
    flow text NOT NULL,
    state text NOT NULL,
    period text NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    filled text NOT NULL,
    file text NOT NULL,
    line integer NOT NULL
);
CREATE INDEX source_note_flow ON insight.source_note (flow, state, period);
