-- Photographs and signatures of persons for their papers; the pictures lie sealed in the vault under the same ids. A newer one replaces nothing.
CREATE TABLE registry.portrait (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    wall text NOT NULL,
    authority text NOT NULL,
    unit text NOT NULL,
    added_by uuid NOT NULL,
    added_at timestamptz NOT NULL,
    set_aside_by uuid,
    set_aside_at timestamptz
);
CREATE INDEX portrait_person ON registry.portrait (person_id);
