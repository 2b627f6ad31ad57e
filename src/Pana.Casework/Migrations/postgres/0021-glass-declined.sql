ALTER TABLE casework.glass_request ADD COLUMN declined_by uuid;
ALTER TABLE casework.glass_request ADD COLUMN declined_at timestamptz;
ALTER TABLE casework.glass_request ADD COLUMN sealed_refusal text;
