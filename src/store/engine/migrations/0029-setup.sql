-- oldest: 27
-- Who changed which part of a class, or loaded a school file, and when. What holds stands in school_files alone.
create table setup_changes (
  school text,
  sequence bigint generated always as identity,
  course text, -- null: the whole file was loaded
  part text not null check (part in ('file', 'added', 'class', 'targets', 'activities', 'rule', 'tags')),
  who text not null, -- the account as the school file names it; 'operator': by command
  at timestamptz not null,
  changes jsonb not null,
  primary key (school, sequence),
  check ((part = 'file') = (course is null))
);
call raise_wall('setup_changes');
create index setup_changes_of_course on setup_changes (school, course, sequence);

-- Standards that somebody read in, to tick targets from.
create table frameworks (
  school text,
  framework text not null,
  title text not null,
  items jsonb not null,
  kept_by text not null,
  kept_at timestamptz not null,
  primary key (school, framework)
);
call raise_wall('frameworks');
