-- oldest: 27
-- Why a learner's draft grade is not in the LMS although it is due; null: it is there, or on its way.
alter table ticket_learners add column grade_waits text check (grade_waits in ('theirs', 'no-work', 'down', 'not-connected'));

-- A class saves twice a second, and the page of a learner has nothing to read of it: the last version that every page has to read, and of a
-- learner the last one that theirs has to. `known`: the version up to which that was said. An older Waymark raises the version alone, and
-- then it concerns every page.
alter table ticket_versions add column common bigint not null default 0;
alter table ticket_versions add column known bigint not null default 0;
alter table ticket_learners add column changed bigint not null default 0;
