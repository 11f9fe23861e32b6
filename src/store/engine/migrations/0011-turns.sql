-- Which run a course belongs to now (safety protocol 2.9, F33): a run that lost its lock without knowing can keep nothing more.
create table turns (
  school text,
  course text,
  turn bigint not null check (turn > 0),
  primary key (school, course)
);
call raise_wall('turns');
