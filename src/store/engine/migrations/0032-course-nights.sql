-- oldest: 27
-- The courses of a scheduled night, each of which may be run by another process: the night is over when every one of them was had.
create table course_nights (
  school text,
  date date,
  course text,
  -- how often the course was put into the queue anew for this night; what a part before this one left undone, this one does
  part integer not null default 0 check (part >= 0),
  had_at timestamptz,
  primary key (school, date, course),
  foreign key (school, date) references nights (school, date) on delete cascade
);
call raise_wall('course_nights');
