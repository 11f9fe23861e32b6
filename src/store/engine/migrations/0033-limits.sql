-- oldest: 27
-- How far each limit of a host is used by all processes together (src/http/README.md). Nobody's: it holds numbers, names of limits
-- and codes by which calls of one school are told from those of another for as long as they wait.
create table limits (
  name text primary key,
  state jsonb not null,
  used_at timestamptz not null default clock_timestamp()
) with (fillfactor = 40);
grant select, insert, update, delete on limits to waymark_app;
