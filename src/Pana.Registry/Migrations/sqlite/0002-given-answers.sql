CREATE TABLE registry_given_answer (
    officer_id TEXT NOT NULL,
    key TEXT NOT NULL,
    asked INTEGER NOT NULL,
    receipt TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (officer_id, key)
);
