-- The plan a teacher approves, and the memory of every write (safety protocol 2).

create table plans (
  school text,
  plan text,
  sequence bigint generated always as identity,
  course text not null,
  run text not null,
  at timestamptz not null,
  hash text not null,
  state text not null check (state in ('waiting', 'applied', 'replaced')),
  body jsonb not null,
  changed_at timestamptz not null,
  primary key (school, plan)
);
call raise_wall('plans');
create unique index plans_waiting on plans (school, course) where state = 'waiting';
create index plans_of_course on plans (school, course, sequence desc);

create table ledger (
  school text,
  key text,
  sequence bigint generated always as identity,
  course text not null,
  state text not null check (state in ('NEW', 'BOUND', 'DONE', 'HELD', 'TOMBSTONE', 'CANCELLED')),
  write jsonb not null,
  carrier text not null,
  marker text not null,
  content_hash text not null,
  remote_id text,
  run text not null,
  decided_at timestamptz not null,
  changed_at timestamptz not null,
  written_at timestamptz not null,
  trouble text,
  primary key (school, key)
);
call raise_wall('ledger');
create index ledger_of_course on ledger (school, course, sequence);
create unique index ledger_marker on ledger (school, marker);
-- Two rows are never bound to one post.
create unique index ledger_bound on ledger (school, course, carrier, remote_id) where remote_id is not null;
