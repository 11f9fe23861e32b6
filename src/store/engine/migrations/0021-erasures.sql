-- oldest: 20
-- What was erased, when, and what became of it: the receipt. Who it was about stands there as a keyed hash alone, by which a learner who is
-- kept out is known again in a class list, and by nothing else.
create table erasures (
  school text,
  erasure text not null,
  scope text not null check (scope in ('learner', 'course')),
  subject text not null,
  kept_out boolean not null,
  at timestamptz not null,
  receipt jsonb not null,
  primary key (school, erasure)
);
call raise_wall('erasures');
create index erasures_kept_out on erasures (school, subject) where kept_out;
