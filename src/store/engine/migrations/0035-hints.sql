-- oldest: 27
-- What an LMS was asked to tell us of: an LMS's watch ends by itself and is renewed before.
create table watches (
  school text,
  kind text check (kind in ('work', 'answers', 'questions')),
  -- the course whose work it is, or the quiz
  thing text,
  -- the course whose night asked
  course text not null,
  -- as the LMS names the watch; null: it was refused, and is asked for again when the time is over
  registration text check (registration <> ''),
  ends_at timestamptz not null,
  primary key (school, kind, thing)
);
call raise_wall('watches');
create index watches_by_registration on watches (registration) where registration is not null;
create index watches_by_thing on watches (thing);
-- Who is told that something changed is told no school: it asks in which schools that very thing is watched.
create policy told on watches for select using (current_setting('app.watched', true) in (registration, thing));

-- What an LMS told us of since the course's last night: a row for each thing, however often it is told.
create table hints (
  school text,
  course text,
  kind text check (kind in ('work', 'answers', 'questions')),
  -- the coursework or the quiz that changed
  thing text,
  at timestamptz not null,
  primary key (school, course, kind, thing)
);
call raise_wall('hints');
