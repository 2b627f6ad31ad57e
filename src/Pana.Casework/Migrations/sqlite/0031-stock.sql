CREATE TABLE casework_blank_range (
    id TEXT NOT NULL PRIMARY KEY,
    paper TEXT NOT NULL,
    series TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    width INTEGER NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    version INTEGER NOT NULL,
    CHECK (first <= last)
);
CREATE INDEX casework_blank_range_unit ON casework_blank_range (authority, unit, paper, series, first);
CREATE INDEX casework_blank_range_series ON casework_blank_range (series, first);

CREATE TABLE casework_spent_blank (
    series TEXT NOT NULL,
    number INTEGER NOT NULL,
    width INTEGER NOT NULL,
    paper TEXT NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    state TEXT NOT NULL,
    paper_id TEXT,
    at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (series, number)
);
CREATE UNIQUE INDEX casework_spent_blank_paper_once ON casework_spent_blank (paper_id) WHERE state = 'Used';
CREATE INDEX casework_spent_blank_paper ON casework_spent_blank (paper_id) WHERE paper_id IS NOT NULL;
CREATE INDEX casework_spent_blank_unit ON casework_spent_blank (authority, unit, paper, state);

CREATE TABLE casework_stock_movement (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    paper TEXT NOT NULL,
    series TEXT NOT NULL,
    first INTEGER NOT NULL,
    width INTEGER NOT NULL,
    count INTEGER NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    to_authority TEXT,
    to_unit TEXT,
    official TEXT NOT NULL,
    at INTEGER NOT NULL,
    day TEXT NOT NULL,
    reason TEXT,
    paper_id TEXT
);
CREATE INDEX casework_stock_movement_unit ON casework_stock_movement (authority, unit, day);
CREATE INDEX casework_stock_movement_to ON casework_stock_movement (to_authority, to_unit, day) WHERE to_unit IS NOT NULL;

CREATE TABLE casework_stock_count (
    id TEXT NOT NULL PRIMARY KEY,
    paper TEXT NOT NULL,
    authority TEXT NOT NULL,
    unit TEXT NOT NULL,
    first_by TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    first_counted INTEGER NOT NULL,
    first_book INTEGER NOT NULL,
    second_by TEXT,
    second_at INTEGER,
    second_counted INTEGER,
    second_book INTEGER,
    explanation TEXT,
    explained_by TEXT,
    explained_at INTEGER,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX casework_stock_count_open_once ON casework_stock_count (authority, unit, paper) WHERE second_by IS NULL;
CREATE INDEX casework_stock_count_unit ON casework_stock_count (authority, unit, first_at);

-- The record of the stock only grows.
CREATE TRIGGER casework_stock_movement_stays BEFORE UPDATE ON casework_stock_movement
BEGIN SELECT RAISE(ABORT, 'movements of blanks are never changed'); END;
CREATE TRIGGER casework_stock_movement_remains BEFORE DELETE ON casework_stock_movement
BEGIN SELECT RAISE(ABORT, 'movements of blanks are never changed'); END;
