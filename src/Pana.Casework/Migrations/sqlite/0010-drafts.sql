CREATE TABLE casework_draft (
    officer_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    step TEXT NOT NULL,
    person_id TEXT NOT NULL,
    answers BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (officer_id, subject_id, step)
);
