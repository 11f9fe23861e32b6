-- oldest: 27
-- A teacher's word on which target a piece of coursework, a question or a row of its rubric is about.
create table tag_answers (
  school text,
  course text not null,
  coursework text not null default '', -- the place as a school file names it: coursework, form and item, or coursework and criterion
  form text not null default '',
  item text not null default '',
  criterion text not null default '',
  target text not null, -- '': about no target
  answer text not null check (answer in ('yes', 'no', 'none')),
  kind text, -- of occasion
  title text not null, -- its words then, by which a copy is known
  work text not null, -- the title of its coursework
  actor text not null,
  answered_at timestamptz not null,
  primary key (school, course, coursework, form, item, criterion, target),
  check ((answer = 'none') = (target = ''))
);
call raise_wall('tag_answers');
-- One target a place.
create unique index tag_answers_counted on tag_answers (school, course, coursework, form, item, criterion) where answer <> 'no';

-- The rubric a piece of coursework is graded by, as last read.
create table rubrics (
  school text,
  course text not null,
  coursework text not null,
  body jsonb not null,
  read_at timestamptz not null,
  primary key (school, course, coursework)
);
call raise_wall('rubrics');
