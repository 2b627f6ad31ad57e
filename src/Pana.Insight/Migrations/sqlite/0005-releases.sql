-- When the node published its figures; one that was stopped is finished later.
CREATE TABLE insight_release_run (
    id TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    counted_day INTEGER NOT NULL,
    last_month INTEGER NOT NULL,
    asked_by TEXT,
    finished_at INTEGER,
    figures INTEGER NOT NULL
);
CREATE UNIQUE INDEX insight_release_run_counted_day ON insight_release_run (counted_day);

-- Tables that failed their audit.
CREATE TABLE insight_withheld_table (
    run_id TEXT NOT NULL REFERENCES insight_release_run (id),
    flow TEXT NOT NULL,
    period TEXT NOT NULL,
    findings TEXT NOT NULL,
    PRIMARY KEY (run_id, flow, period)
);
