CREATE TABLE casework_glass_request (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    authority TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    sealed_reason TEXT NOT NULL,
    sealed_danger TEXT,
    agreed_by TEXT,
    agreed_at INTEGER,
    until INTEGER,
    person_id TEXT,
    case_id TEXT,
    seen_at INTEGER,
    told_at INTEGER,
    version INTEGER NOT NULL
);
CREATE INDEX casework_glass_request_authority ON casework_glass_request (authority, asked_at) WHERE agreed_at IS NULL;
CREATE INDEX casework_glass_request_asked_by ON casework_glass_request (asked_by);
