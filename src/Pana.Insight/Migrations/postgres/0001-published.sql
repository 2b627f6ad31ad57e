-- What was published at once: all figures of one flow, state and source as they stood from then on. Nothing of it is ever changed.
CREATE TABLE insight.published_release (
    id uuid NOT NULL PRIMARY KEY,
    flow text NOT NULL,
    state text NOT NULL,
    source text NOT NULL,
    number integer NOT NULL,
    published_at timestamptz NOT NULL,
    figures bigint NOT NULL
);
CREATE UNIQUE INDEX published_release_number ON insight.published_release (flow, state, source, number);

-- Its figures, some thousands to a chunk, sorted by series; the head says which codes occur, so that chunks are skipped.
CREATE TABLE insight.published_chunk (
    release_id uuid NOT NULL REFERENCES insight.published_release (id),
    number integer NOT NULL,
    head bytea NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (release_id, number)
);
-- They are compressed already.
ALTER TABLE insight.published_chunk ALTER COLUMN body SET STORAGE EXTERNAL;

CREATE FUNCTION insight.published_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what was published stays'; END $$;
CREATE TRIGGER published_release_stays BEFORE UPDATE ON insight.published_release FOR EACH STATEMENT EXECUTE FUNCTION insight.published_stays();
CREATE TRIGGER published_chunk_stays BEFORE UPDATE ON insight.published_chunk FOR EACH STATEMENT EXECUTE FUNCTION insight.published_stays();
