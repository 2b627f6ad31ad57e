CREATE TABLE casework.glass_request (
    id uuid NOT NULL PRIMARY KEY,
    subject text NOT NULL,
    asked_by uuid NOT NULL,
    authority text NOT NULL,
    asked_at timestamptz NOT NULL,
    sealed_reason text NOT NULL,
    sealed_danger text,
    agreed_by uuid,
    agreed_at timestamptz,
    until timestamptz,
    person_id uuid,
    case_id uuid,
    seen_at timestamptz,
    told_at timestamptz,
    version bigint NOT NULL
);
CREATE INDEX glass_request_authority ON casework.glass_request (authority, asked_at) WHERE agreed_at IS NULL;
CREATE INDEX glass_request_asked_by ON casework.glass_request (asked_by);
