-- Question results that came from a file, where the LMS's API does not tell them.

create table imported_quizzes (
  school text,
  course text,
  coursework text,
  questions jsonb not null,
  imported_at timestamptz not null,
  primary key (school, course, coursework)
);
call raise_wall('imported_quizzes');

create table imported_results (
  school text,
  course text,
  coursework text,
  learner text,
  answers jsonb not null,
  happened_at timestamptz not null,
  -- the file said when the work was done; else the time is the coursework's
  dated boolean not null,
  imported_at timestamptz not null,
  primary key (school, course, coursework, learner),
  foreign key (school, course, coursework) references imported_quizzes (school, course, coursework)
);
call raise_wall('imported_results');

-- Which columns of a table mean what, as somebody of the school said once: found again by the header's names.
create table result_headers (
  school text,
  header text,
  columns jsonb not null,
  kept_at timestamptz not null,
  primary key (school, header)
);
call raise_wall('result_headers');
