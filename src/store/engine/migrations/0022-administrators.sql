-- oldest: 20
-- Who looks after Waymark at a school. Invited by e-mail address; who signs in with that address, which the LMS has verified, is it from then on by id.
create table administrators (
  school text,
  email text not null, -- lower case
  person text, -- the LMS's stable id; null: invited, not come yet
  invited_by text not null,
  invited_at timestamptz not null,
  joined_at timestamptz,
  primary key (school, email),
  check ((person is null) = (joined_at is null))
);
call raise_wall('administrators');
create unique index administrators_of_person on administrators (school, person) where person is not null;
