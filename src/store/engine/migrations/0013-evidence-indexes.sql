-- oldest: 11
-- Deleting a row of evidence asks which rows it superseded: without this it reads the whole table for each (3.8 s a row at 5 million).
create index evidence_superseded_by on evidence (school, superseded_by) where superseded_by is not null;
-- Everything held of one learner, superseded rows too: an export, and later an erasure.
create index evidence_ever_of_learner on evidence (school, learner);
