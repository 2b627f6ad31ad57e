CREATE TABLE registry.given_answer (
    officer_id uuid NOT NULL,
    key text NOT NULL,
    asked bigint NOT NULL,
    receipt text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (officer_id, key)
);
