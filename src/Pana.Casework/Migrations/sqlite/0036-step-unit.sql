-- Where the case lay when the step was taken: figures by region. Steps from before do not say.
ALTER TABLE casework_taken_step ADD COLUMN unit TEXT;
