-- oldest: 20
-- An activity of a learner's own for the workshop, and what the teacher answered.
create table proposals (
  school text,
  sequence bigint generated always as identity,
  course text not null,
  ticket text, -- on whose page it was proposed
  learner text not null,
  target text not null,
  text text not null,
  url text,
  proposed_at timestamptz not null,
  state text not null check (state in ('open', 'accepted', 'answered', 'withdrawn')),
  reply text not null default '',
  class_title text, -- offered to the class, under the teacher's title and nobody's name
  answered_at timestamptz,
  actor text,
  primary key (school, sequence)
);
call raise_wall('proposals');
create index proposals_of_course on proposals (school, course, proposed_at);
