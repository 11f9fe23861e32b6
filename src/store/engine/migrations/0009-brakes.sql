-- What stops the sending: a pause of a course or of the whole school, and how much the school sent on each date.

create table pauses (
  school text,
  sequence bigint generated always as identity,
  course text, -- null: the whole school
  actor text not null check (actor in ('teacher', 'administrator')),
  since timestamptz not null,
  ended_by text check (ended_by in ('teacher', 'administrator')),
  ended_at timestamptz,
  primary key (school, sequence)
);
call raise_wall('pauses');
create unique index pauses_in_force on pauses (school, coalesce(course, '')) where ended_at is null;

-- Courses of one school run side by side: each takes its writes out of this count, one by one.
create table daily_writes (
  school text,
  date date,
  writes integer not null check (writes >= 0),
  primary key (school, date)
);
call raise_wall('daily_writes');

-- To take back what a run sent.
create index ledger_of_run on ledger (school, run);
