-- What the nightly pull reads: who is in a course, what was set, which quizzes, and the evidence drawn from it.

create table learners (
  school text,
  learner text,
  name text not null,
  primary key (school, learner)
);
call raise_wall('learners');

create table enrolments (
  school text,
  course text,
  learner text,
  since timestamptz not null,
  left_at timestamptz,
  primary key (school, course, learner),
  foreign key (school, learner) references learners (school, learner)
);
call raise_wall('enrolments');

create table coursework (
  school text,
  course text,
  coursework text,
  body jsonb not null,
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  -- nights with a good list that no longer held it, and when the last of them was counted
  missing_nights integer not null default 0 check (missing_nights >= 0),
  missed_at timestamptz,
  primary key (school, course, coursework)
);
call raise_wall('coursework');

create table quizzes (
  school text,
  form text,
  public_id text,
  body jsonb not null,
  read_at timestamptz not null,
  primary key (school, form)
);
call raise_wall('quizzes');
create index quizzes_by_public_id on quizzes (school, public_id) where public_id is not null;

-- A quiz may stand behind work of several courses; each lists its responses for itself.
create table quiz_links (
  school text,
  course text,
  coursework text,
  form text,
  listed_at timestamptz,
  -- the tags of that time, as a hash: others make old answers new evidence
  listed_for text,
  primary key (school, course, coursework, form),
  foreign key (school, form) references quizzes (school, form)
);
call raise_wall('quiz_links');

-- Append-only: a changed score is a new row, the old one says by what and when it was superseded.
create table evidence (
  school text,
  evidence text,
  key text not null,
  version integer not null check (version >= 1),
  learner text not null,
  target text not null,
  course text not null,
  coursework text,
  source text not null,
  kind text not null check (kind in ('entrance', 'exit', 'station', 'habit', 'unit', 'coursework', 'chance', 'conference')),
  item text,
  attempt integer not null check (attempt >= 1),
  graded_by text not null check (graded_by in ('teacher', 'machine', 'self')),
  share double precision not null check (share between 0 and 1),
  points double precision not null,
  possible double precision not null check (possible >= 0),
  questions integer,
  happened_at timestamptz not null,
  provisional boolean not null,
  provenance text not null,
  run text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  superseded_by text,
  primary key (school, evidence),
  foreign key (school, superseded_by) references evidence (school, evidence) deferrable initially deferred
);
call raise_wall('evidence');
revoke update on evidence from waymark_app;
grant update (superseded_at, superseded_by) on evidence to waymark_app;
create unique index evidence_current on evidence (school, key) where superseded_at is null;
create index evidence_of_learner on evidence (school, learner, target) where superseded_at is null;
