CREATE TABLE casework.blank_range (
    id uuid NOT NULL PRIMARY KEY,
    paper text NOT NULL,
    series text NOT NULL,
    first bigint NOT NULL,
    last bigint NOT NULL,
    width integer NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    version bigint NOT NULL,
    CHECK (first <= last)
);
CREATE INDEX blank_range_unit ON casework.blank_range (authority, unit, paper, series, first);
CREATE INDEX blank_range_series ON casework.blank_range (series, first);

CREATE TABLE casework.spent_blank (
    series text NOT NULL,
    number bigint NOT NULL,
    width integer NOT NULL,
    paper text NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    state text NOT NULL,
    paper_id uuid,
    at timestamptz NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT spent_blank_once PRIMARY KEY (series, number)
);
CREATE UNIQUE INDEX spent_blank_paper_once ON casework.spent_blank (paper_id) WHERE state = 'Used';
CREATE INDEX spent_blank_paper ON casework.spent_blank (paper_id) WHERE paper_id IS NOT NULL;
CREATE INDEX spent_blank_unit ON casework.spent_blank (authority, unit, paper, state);

CREATE TABLE casework.stock_movement (
    id uuid NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    paper text NOT NULL,
    series text NOT NULL,
    first bigint NOT NULL,
    width integer NOT NULL,
    count bigint NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    to_authority text,
    to_unit text,
    official uuid NOT NULL,
    at timestamptz NOT NULL,
    day date NOT NULL,
    reason text,
    paper_id uuid
);
CREATE INDEX stock_movement_unit ON casework.stock_movement (authority, unit, day);
CREATE INDEX stock_movement_to ON casework.stock_movement (to_authority, to_unit, day) WHERE to_unit IS NOT NULL;

CREATE TABLE casework.stock_count (
    id uuid NOT NULL PRIMARY KEY,
    paper text NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    first_by uuid NOT NULL,
    first_at timestamptz NOT NULL,
    first_counted bigint NOT NULL,
    first_book bigint NOT NULL,
    second_by uuid,
    second_at timestamptz,
    second_counted bigint,
    second_book bigint,
    explanation text,
    explained_by uuid,
    explained_at timestamptz,
    version bigint NOT NULL
);
CREATE UNIQUE INDEX stock_count_open_once ON casework.stock_count (authority, unit, paper) WHERE second_by IS NULL;
CREATE INDEX stock_count_unit ON casework.stock_count (authority, unit, first_at);

-- The record of the stock only grows.
CREATE FUNCTION casework.stock_movement_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'movements of blanks are never changed'; END $$;
CREATE TRIGGER stock_movement_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON casework.stock_movement
FOR EACH STATEMENT EXECUTE FUNCTION casework.stock_movement_stays();
