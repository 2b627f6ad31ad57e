CREATE TABLE casework_print_batch (
    id TEXT NOT NULL PRIMARY KEY,
    paper TEXT NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    official TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    total INTEGER NOT NULL,
    ended_at INTEGER,
    stopped TEXT,
    version INTEGER NOT NULL
);
CREATE INDEX casework_print_batch_unit ON casework_print_batch (authority, unit, started_at);
CREATE UNIQUE INDEX casework_print_batch_running_once ON casework_print_batch (authority, unit, paper) WHERE ended_at IS NULL;

CREATE TABLE casework_print_item (
    batch_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    paper_id TEXT NOT NULL,
    state TEXT NOT NULL,
    blank TEXT,
    refusal TEXT,
    PRIMARY KEY (batch_id, position)
);
CREATE UNIQUE INDEX casework_print_item_waits_once ON casework_print_item (paper_id) WHERE state = 'Waits';
CREATE INDEX casework_print_item_paper ON casework_print_item (paper_id);
