ALTER TABLE casework_glass_request ADD COLUMN declined_by TEXT;
ALTER TABLE casework_glass_request ADD COLUMN declined_at INTEGER;
ALTER TABLE casework_glass_request ADD COLUMN sealed_refusal TEXT;
