-- oldest: 11
-- People who signed in themselves, before anybody knows which school's page they will open. Until then they are nobody's rows: they
-- stand behind the wall of a school that cannot be ('*'), for twelve hours at most.

-- A sign-in that came back from its own window; whoever shows the verifier of its challenge gets the session, once, within a minute.
create table hand_overs (
  school text,
  code text not null, -- its hash
  challenge text not null,
  sealed jsonb not null, -- who it is and what they granted
  ends_at timestamptz not null,
  primary key (school, code)
);
call raise_wall('hand_overs');

create table sign_ins (
  school text,
  session text not null, -- hash of what the cookie holds
  lms text not null,
  person text not null, -- the LMS's stable id
  name text,
  sealed jsonb not null, -- what the person granted; it dies with the row
  began_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (school, session)
);
call raise_wall('sign_ins');
create index sign_ins_of_person on sign_ins (school, lms, person);
