-- What was published at once: all figures of one flow, state and source as they stood from then on. Nothing of it is ever changed.
CREATE TABLE insight_published_release (
    id TEXT NOT NULL PRIMARY KEY,
    flow TEXT NOT NULL,
    state TEXT NOT NULL,
    source TEXT NOT NULL,
    number INTEGER NOT NULL,
    published_at INTEGER NOT NULL,
    figures INTEGER NOT NULL
);
CREATE UNIQUE INDEX insight_published_release_number ON insight_published_release (flow, state, source, number);
CREATE TRIGGER insight_published_release_stays BEFORE UPDATE ON insight_published_release
BEGIN SELECT RAISE(ABORT, 'what was published stays'); END;

-- Its figures, some thousands to a chunk, sorted by series; the head says which codes occur, so that chunks are skipped.
CREATE TABLE insight_published_chunk (
    release_id TEXT NOT NULL REFERENCES insight_published_release (id),
    number INTEGER NOT NULL,
    head BLOB NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (release_id, number)
);
CREATE TRIGGER insight_published_chunk_stays BEFORE UPDATE ON insight_published_chunk
BEGIN SELECT RAISE(ABORT, 'what was published stays'); END;
