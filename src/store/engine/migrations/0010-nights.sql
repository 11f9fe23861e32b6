-- The scheduled night of a school runs once for each school date (safety protocol 4): the date is the key, not a clock time.
create table nights (
  school text,
  date date,
  run text not null,
  attempts integer not null default 1,
  -- whoever runs it has it until then, by the database's clock; a night whose runner died is free afterwards
  lease_until timestamptz not null,
  finished_at timestamptz,
  primary key (school, date)
);
call raise_wall('nights');
