-- oldest: 11
-- Who chose which route for which learner and day (P1). Append-only: the newest of a day counts, the others tell how it came about.
create table choices (
  school text,
  sequence bigint generated always as identity,
  course text not null,
  learner text not null,
  date date not null,
  chosen_by text not null check (chosen_by in ('declared', 'assigned')),
  route text not null check (route in ('seminar', 'workshop', 'none')),
  place text check (place in ('first', 'second', 'talk', 'not-today')), -- the teacher's alone
  chosen_at timestamptz not null,
  actor text not null,
  primary key (school, sequence),
  check (chosen_by = 'assigned' or place is null)
);
call raise_wall('choices');
create index choices_of_day on choices (school, course, date);

-- The teacher's answer to "was it held?"; the newest counts.
create table seminar_answers (
  school text,
  sequence bigint generated always as identity,
  course text not null,
  date date not null,
  slot text not null check (slot in ('first', 'second')),
  held boolean not null,
  answered_at timestamptz not null,
  primary key (school, sequence)
);
call raise_wall('seminar_answers');
create index seminar_answers_of_course on seminar_answers (school, course, date);

-- What a teacher struck from a plan, and took back. Append-only: the newest word on a kind, learner and target counts.
create table strikes (
  school text,
  sequence bigint generated always as identity,
  course text not null,
  kind text not null check (kind in ('route', 'reassign', 'note')),
  learner text not null,
  target text, -- null: the workshop, or a note
  date date not null, -- the school day of the plan it was struck from
  struck boolean not null,
  at timestamptz not null,
  primary key (school, sequence)
);
call raise_wall('strikes');
create index strikes_of_course on strikes (school, course, date);

-- A note in the teacher's own words; null: Waymark's words again. The newest of a learner and week counts.
create table note_edits (
  school text,
  sequence bigint generated always as identity,
  course text not null,
  learner text not null,
  week date not null,
  text text,
  at timestamptz not null,
  primary key (school, sequence)
);
call raise_wall('note_edits');
create index note_edits_of_week on note_edits (school, course, week);
