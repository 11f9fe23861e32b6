-- Coming in from inside the LMS: which school a launch belongs to, who is in, and a teacher's consent under way.

-- The LMS's name of a school's installation. It stands beside the ids every school may read, because a launch is not
-- any school's before it is looked up; it is no secret.
alter table schools_index add column deployment text;
create index schools_of_deployment on schools_index (deployment) where deployment is not null;

-- A teacher who came in, until it ends or is taken away. What the cookie holds is kept as a hash only.
create table sessions (
  school text,
  session text,
  lms_user text not null,
  course text not null,
  domain text,
  members text,
  began_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (school, session)
);
call raise_wall('sessions');

-- Launches that were let in: none of them is let in twice.
create table spent_nonces (
  school text,
  nonce text,
  spent_at timestamptz not null,
  primary key (school, nonce)
);
call raise_wall('spent_nonces');

-- A consent that was begun at the LMS: one for each session, gone when it ends either way.
create table consents (
  school text,
  session text,
  token text not null,
  sealed jsonb not null,
  began_at timestamptz not null,
  primary key (school, session),
  foreign key (school, session) references sessions (school, session) on delete cascade
);
call raise_wall('consents');
