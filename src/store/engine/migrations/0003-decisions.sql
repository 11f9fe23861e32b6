-- What a run decided, and what it reported.

-- One row per learner and target in a course: a course and a unit may carry their own rule, so the same
-- evidence can stand at two levels in two courses.
create table mastery (
  school text,
  course text,
  learner text,
  target text,
  level text not null,
  value double precision,
  low double precision,
  high double precision,
  p_threshold double precision,
  newest_at timestamptz,
  body jsonb not null,
  run text not null,
  changed_at timestamptz not null,
  primary key (school, course, learner, target)
);
call raise_wall('mastery');
create index mastery_of_learner on mastery (school, learner, target);

create table mastery_history (
  school text,
  sequence bigint generated always as identity,
  course text not null,
  learner text not null,
  target text not null,
  from_level text,
  to_level text not null,
  at timestamptz not null,
  run text not null,
  primary key (school, sequence)
);
call raise_wall('mastery_history');
revoke update on mastery_history from waymark_app;
create index mastery_history_of_learner on mastery_history (school, learner, target);

-- The newest decisions of each course, without the mastery rows above.
create table decisions (
  school text,
  course text,
  run text not null,
  at timestamptz not null,
  body jsonb not null,
  primary key (school, course)
);
call raise_wall('decisions');

create table runs (
  school text,
  run text,
  course text,
  sequence bigint generated always as identity,
  at timestamptz not null,
  report jsonb not null,
  primary key (school, run, course)
);
call raise_wall('runs');
create index runs_of_course on runs (school, course, sequence desc);
