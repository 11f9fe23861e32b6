-- oldest: 27
-- A school as whoever looks after it sees and sets it.

-- By which LMS's id somebody is known. Null: they came before this was kept, when the people of one LMS alone signed in.
alter table administrators add column lms text;

-- Somebody who signed in finds the schools that name them in one look: the rows about themselves, and no other school's. The transaction says who asks.
create policy own on administrators for select using (
  email = nullif(current_setting('app.person_email', true), '') or person = nullif(current_setting('app.person', true), ''));
create index administrators_by_email on administrators (email);
create index administrators_by_person on administrators (person) where person is not null;

-- The installation at the LMS that a school has proved to be its own; `deployment` is what its file says, which anybody could write.
-- What was in use before this was known is taken for proved: those schools are at work.
alter table schools_index add column proved text;
alter table schools_index add column proved_at timestamptz;
alter table schools_index no force row level security;
update schools_index set proved = deployment, proved_at = now() where deployment is not null;
alter table schools_index force row level security;
create index schools_of_proved on schools_index (proved) where proved is not null;

-- A code that was shown inside an installation nobody has proved, until somebody enters it. Nobody's rows yet, as sign-ins: behind the wall of `*`.
create table deployment_codes (
  school text,
  code text, -- its hash
  lms text not null,
  deployment text not null,
  ends_at timestamptz not null,
  primary key (school, code)
);
call raise_wall('deployment_codes');

-- A class list that was not taken over, as it would drop over half the class: how many, which by a keyed hash alone, and what was decided about exactly that list.
create table held_rosters (
  school text,
  course text,
  leaving text not null,
  known integer not null,
  listed integer not null,
  gone integer not null,
  held_at timestamptz not null,
  decision text check (decision in ('accept', 'refuse')),
  decided_by text,
  decided_at timestamptz,
  primary key (school, course),
  check ((decision is null) = (decided_at is null))
);
call raise_wall('held_rosters');

-- A class that was left out of the nights, with what was set up for it, so that it can be taken in again.
create table courses_out (
  school text,
  course text,
  settings jsonb not null,
  left_by text not null,
  left_at timestamptz not null,
  primary key (school, course)
);
call raise_wall('courses_out');

-- Who set a default of the school on its page, to what, and when.
create table defaults_set (
  school text,
  what text,
  value text not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (school, what)
);
call raise_wall('defaults_set');
