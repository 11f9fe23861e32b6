-- oldest: 20
-- A learner says that they are ready to show a target, and what the teacher answered.
create table asks (
  school text,
  sequence bigint generated always as identity,
  course text not null,
  ticket text, -- on whose page it was asked
  learner text not null,
  target text not null,
  why text not null default '',
  asked_at timestamptz not null,
  state text not null check (state in ('open', 'approved', 'talk', 'withdrawn')),
  answered_at timestamptz,
  actor text,
  primary key (school, sequence)
);
call raise_wall('asks');
-- One question of a learner about a target is open at a time, however often it is sent.
create unique index asks_open_once on asks (school, course, learner, target) where state = 'open';
create index asks_of_course on asks (school, course, asked_at);
