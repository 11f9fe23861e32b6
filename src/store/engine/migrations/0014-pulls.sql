-- oldest: 11
-- When everything of a course was last read, and what of the work that rests since then the nights between still have to know.
create table pulls (
  school text,
  course text,
  full_at timestamptz not null,
  -- the tags of that time, as a hash: others make old grades new evidence
  read_for text not null,
  -- submissions, as read
  kept jsonb not null,
  primary key (school, course)
);
call raise_wall('pulls');
