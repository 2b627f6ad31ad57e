-- The reason of a withdrawal: the step by which the fact fell that the paper attests.
ALTER TABLE casework.given_paper ADD COLUMN withdrawn_by text;
