-- A pair has one order, so that it is found whichever of the two is named first.
ALTER TABLE registry.identity_decision ADD COLUMN key_id uuid;
UPDATE registry.identity_decision SET key_id = one_id, one_id = least(one_id, other_id), other_id = greatest(one_id, other_id);
ALTER TABLE registry.identity_decision ALTER COLUMN key_id SET NOT NULL;
ALTER TABLE registry.identity_decision ADD CONSTRAINT identity_decision_in_order CHECK (one_id < other_id);
ALTER TABLE registry.likely_pair ADD CONSTRAINT likely_pair_in_order CHECK (one_id < other_id);

-- Records from before names could be found by their sound; a background pass adds what they lack.
CREATE TABLE registry.unindexed (
    source_id uuid NOT NULL PRIMARY KEY
);
INSERT INTO registry.unindexed SELECT id FROM registry.source_record;
