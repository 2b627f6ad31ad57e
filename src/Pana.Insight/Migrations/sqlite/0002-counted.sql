-- True figures as sums. What became known on a day is a row of that day, added to those before it: the rows up to a day are what was known then.
-- Periods: months (year times twelve, and the month from 0), quarters (year times four) and years, which never have the same number.
CREATE TABLE insight_counted_sum (
    flow TEXT NOT NULL,
    cell TEXT NOT NULL,
    period INTEGER NOT NULL,
    day INTEGER NOT NULL,
    count INTEGER NOT NULL,
    key_sum INTEGER NOT NULL,
    PRIMARY KEY (flow, period, cell, day)
);

-- What a person adds to the sums, sealed with the person's key: when their record moves, the difference is added.
CREATE TABLE insight_contribution (
    person_id TEXT NOT NULL PRIMARY KEY,
    counted_at INTEGER NOT NULL,
    box BLOB NOT NULL
);

CREATE TABLE insight_counting_mark (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
