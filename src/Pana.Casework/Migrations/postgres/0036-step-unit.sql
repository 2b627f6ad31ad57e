-- Where the case lay when the step was taken: figures by region. Steps from before do not say.
ALTER TABLE casework.taken_step ADD COLUMN unit text;
