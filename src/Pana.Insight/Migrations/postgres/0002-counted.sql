-- True figures as sums. What became known on a day is a row of that day, added to those before it: the rows up to a day are what was known then.
-- Periods: months (year times twelve, and the month from 0), quarters (year times four) and years, which never have the same number.
CREATE TABLE insight.counted_sum (
    flow text NOT NULL,
    cell text NOT NULL,
    period integer NOT NULL,
    day integer NOT NULL,
    count bigint NOT NULL,
    key_sum bigint NOT NULL,
    PRIMARY KEY (flow, period, cell, day)
);

-- What a person adds to the sums, sealed with the person's key: when their record moves, the difference is added.
CREATE TABLE insight.contribution (
    person_id uuid NOT NULL PRIMARY KEY,
    counted_at timestamptz NOT NULL,
    box bytea NOT NULL
);

CREATE TABLE insight.counting_mark (
    name text NOT NULL PRIMARY KEY,
    value text NOT NULL
);
