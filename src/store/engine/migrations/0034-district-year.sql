-- oldest: 27
-- What a district-year of evidence (27 million rows) needs. Indexes alone: whoever is older works on the store as before.

-- Which results are kept no longer is asked after every night of a whole school: without this it reads the whole table (a minute, as long as a statement may take).
create index evidence_in_time on evidence (school, happened_at);
-- Earlier versions of a result, which are few: whether one of them is of this year still.
create index evidence_earlier_versions on evidence (school, key) where superseded_at is not null;
-- What a class's students have in other classes, which is little: their results lie by course, before this one's and after it.
create index evidence_by_course on evidence (school, learner, course, target) where superseded_at is null;
