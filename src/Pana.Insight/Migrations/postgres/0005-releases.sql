-- When the node published its figures; one that was stopped is finished later.
CREATE TABLE insight.release_run (
    id uuid NOT NULL PRIMARY KEY,
    at timestamptz NOT NULL,
    counted_day integer NOT NULL,
    last_month integer NOT NULL,
    asked_by uuid,
    finished_at timestamptz,
    figures bigint NOT NULL
);
CREATE UNIQUE INDEX release_run_counted_day ON insight.release_run (counted_day);

-- Tables that failed their audit.
CREATE TABLE insight.withheld_table (
    run_id uuid NOT NULL REFERENCES insight.release_run (id),
    flow text NOT NULL,
    period text NOT NULL,
    findings text NOT NULL,
    PRIMARY KEY (run_id, flow, period)
);
