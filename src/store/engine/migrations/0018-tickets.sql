-- oldest: 11
-- The ticket day: tickets and where they hang, who opened them, everything anybody answered, marked and noted on them.

create table tickets (
  school text,
  ticket text not null,
  course text not null,
  title text not null,
  kind text not null check (kind in ('entrance', 'exit', 'station', 'habit')),
  unit text not null,
  station text,
  questions jsonb not null,
  state text not null check (state in ('draft', 'open', 'marking', 'key', 'closed')),
  shown jsonb not null default '[]', -- questions whose key is shown
  date date not null,
  draft text, -- the composing page's own id: the same draft is the same ticket
  copy_of text,
  made_by text not null,
  made_at timestamptz not null,
  opened_at timestamptz,
  marking_at timestamptz,
  key_at timestamptz,
  closed_at timestamptz,
  primary key (school, ticket)
);
call raise_wall('tickets');
create unique index tickets_of_draft on tickets (school, course, made_by, draft) where draft is not null;
create index tickets_of_course on tickets (school, course, date);

-- Raised in the transaction of each change, so that whoever looks on can ask for no more than this.
create table ticket_versions (
  school text,
  ticket text not null,
  version bigint not null,
  primary key (school, ticket),
  foreign key (school, ticket) references tickets (school, ticket) on delete cascade
);
call raise_wall('ticket_versions');

-- Where a ticket hangs in the LMS. Without an attachment a link in the assignment leads to it.
create table ticket_places (
  school text,
  course text not null,
  item text not null,
  attachment text not null default '', -- '': a link
  ticket text not null,
  max_points integer,
  primary key (school, course, item, attachment),
  foreign key (school, ticket) references tickets (school, ticket) on delete cascade
);
call raise_wall('ticket_places');
create index ticket_places_of_ticket on ticket_places (school, ticket);

-- A page somebody opened, with all that the LMS said of them; worth nothing without a session of that person.
create table openings (
  school text,
  opening text not null, -- hash of what the address holds
  course text not null,
  item text not null,
  item_kind text not null check (item_kind in ('assignment', 'material', 'announcement')),
  attachment text,
  submission text,
  ticket text, -- null: a ticket is being composed
  door text not null check (door in ('addon', 'link', 'launch')),
  frame text not null check (frame in ('discovery', 'teacher', 'student', 'review')),
  role text not null check (role in ('teacher', 'learner')),
  person text not null,
  name text,
  learner text, -- whose work it shows: one's own, or in a review somebody else's
  proof jsonb, -- sealed: what the LMS wants with a new attachment
  opened_at timestamptz not null,
  checked_at timestamptz not null, -- when the LMS last said that the role is so
  ends_at timestamptz not null,
  primary key (school, opening)
);
call raise_wall('openings');

-- A learner on a ticket.
create table ticket_learners (
  school text,
  ticket text not null,
  learner text not null,
  name text,
  attachment text,
  submission text,
  done boolean not null default false,
  seen_at timestamptz not null,
  graded double precision, -- the draft grade we gave last
  primary key (school, ticket, learner),
  foreign key (school, ticket) references tickets (school, ticket) on delete cascade
);
call raise_wall('ticket_learners');

-- Every value that was ever received. Current is the one with the highest version.
create table ticket_answers (
  school text,
  sequence bigint generated always as identity,
  ticket text not null,
  learner text not null,
  question integer not null,
  value jsonb, -- null: taken back
  base integer not null,
  key text not null,
  version integer, -- null: never current
  status text not null check (status in ('saved', 'conflict', 'late')),
  device_at text not null,
  at timestamptz not null,
  primary key (school, sequence),
  foreign key (school, ticket) references tickets (school, ticket) on delete cascade
);
call raise_wall('ticket_answers');
create unique index ticket_answers_once on ticket_answers (school, ticket, learner, key);
create unique index ticket_answers_versions on ticket_answers (school, ticket, learner, question, version) where version is not null;

-- What somebody said of an answer; the newest of a learner, question and marker counts.
create table ticket_marks (
  school text,
  sequence bigint generated always as identity,
  ticket text not null,
  learner text not null,
  question integer not null,
  marked_by text not null check (marked_by in ('self', 'teacher')),
  share double precision check (share between 0 and 1), -- null: taken back
  actor text not null,
  at timestamptz not null,
  primary key (school, sequence),
  foreign key (school, ticket) references tickets (school, ticket) on delete cascade
);
call raise_wall('ticket_marks');
create index ticket_marks_of_ticket on ticket_marks (school, ticket);

-- What helped, or what somebody will try: one's own words beside a declared route.
create table reflections (
  school text,
  sequence bigint generated always as identity,
  course text not null,
  ticket text,
  learner text not null,
  text text not null,
  at timestamptz not null,
  primary key (school, sequence)
);
call raise_wall('reflections');

-- What a teacher saw a learner do on a target, beside the desk.
create table conferences (
  school text,
  sequence bigint generated always as identity,
  course text not null,
  ticket text,
  learner text not null,
  target text not null,
  share double precision not null check (share in (0, 0.5, 1)),
  actor text not null,
  at timestamptz not null,
  primary key (school, sequence)
);
call raise_wall('conferences');
create index conferences_of_course on conferences (school, course, at);

-- A note to one learner, written beside their work.
create table ticket_notes (
  school text,
  sequence bigint generated always as identity,
  course text not null,
  ticket text not null,
  learner text not null,
  text text not null,
  actor text not null,
  at timestamptz not null,
  primary key (school, sequence)
);
call raise_wall('ticket_notes');
create index ticket_notes_of_ticket on ticket_notes (school, ticket, learner);
