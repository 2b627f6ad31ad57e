CREATE TABLE insight.post_capacity (
    id uuid NOT NULL PRIMARY KEY,
    authority text NOT NULL,
    unit text NOT NULL,
    persons_per_day integer NOT NULL,
    source text NOT NULL,
    set_by uuid NOT NULL,
    set_at timestamptz NOT NULL
);
CREATE INDEX post_capacity_unit ON insight.post_capacity (authority, unit, set_at);

CREATE TABLE insight.survey (
    id uuid NOT NULL PRIMARY KEY,
    name text NOT NULL,
    source text NOT NULL,
    period text NOT NULL,
    method text NOT NULL,
    rows integer NOT NULL,
    withheld integer NOT NULL,
    uploaded_by uuid NOT NULL,
    uploaded_at timestamptz NOT NULL,
    replaces uuid,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    withdrawn_because text,
    version bigint NOT NULL
);

CREATE TABLE insight.survey_cell (
    survey_id uuid NOT NULL,
    position integer NOT NULL,
    measure text NOT NULL,
    period text NOT NULL,
    region text NOT NULL,
    occupation text NOT NULL,
    activity text NOT NULL,
    sex text NOT NULL,
    persons bigint,
    PRIMARY KEY (survey_id, position),
    -- What is small was let go at the door.
    CHECK (persons IS NULL OR persons = 0 OR persons >= 10)
);
