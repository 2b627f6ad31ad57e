CREATE TABLE casework.print_batch (
    id uuid NOT NULL PRIMARY KEY,
    paper text NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    official uuid NOT NULL,
    started_at timestamptz NOT NULL,
    total integer NOT NULL,
    ended_at timestamptz,
    stopped text,
    version bigint NOT NULL
);
CREATE INDEX print_batch_unit ON casework.print_batch (authority, unit, started_at);
CREATE UNIQUE INDEX print_batch_running_once ON casework.print_batch (authority, unit, paper) WHERE ended_at IS NULL;

CREATE TABLE casework.print_item (
    batch_id uuid NOT NULL,
    position integer NOT NULL,
    case_id uuid NOT NULL,
    paper_id uuid NOT NULL,
    state text NOT NULL,
    blank text,
    refusal text,
    PRIMARY KEY (batch_id, position)
);
CREATE UNIQUE INDEX print_item_waits_once ON casework.print_item (paper_id) WHERE state = 'Waits';
CREATE INDEX print_item_paper ON casework.print_item (paper_id);
