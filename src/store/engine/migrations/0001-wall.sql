-- The wall between schools (safety protocol 5): a role that owns nothing and cannot bypass row-level
-- security, and one procedure that puts a table behind the wall, so that no table is walled differently.

do $$
begin
  -- roles belong to the whole server: another database of it may have made this one, even just now
  if not exists (select 1 from pg_roles where rolname = 'waymark_app') then
    create role waymark_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
exception when duplicate_object or unique_violation then
  null;
end $$;

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'waymark_app' and (rolsuper or rolbypassrls or rolcanlogin)) then
    raise exception using errcode = '42501', message = 'the role waymark_app must not be superuser, bypass row security or log in';
  end if;
end $$;

do $$
begin
  if not pg_has_role(current_user, 'waymark_app', 'SET') then
    grant waymark_app to current_user;
  end if;
exception when insufficient_privilege then
  raise exception using errcode = '42501', message = format('%s: an administrator of the database must first run: grant waymark_app to %I', sqlerrm, current_user);
end $$;

grant usage on schema public to waymark_app;
grant select on waymark_migrations to waymark_app; -- which version this is

-- '' (what the setting is after a transaction that set it) is no school: the check keeps it out of every table.
create procedure raise_wall(walled regclass) language plpgsql as $$
begin
  execute format('alter table %s alter column school set not null', walled);
  execute format('alter table %s alter column school set default current_setting(''app.school'', true)', walled);
  execute format('alter table %s add constraint school_named check (school <> '''')', walled);
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format('create policy wall on %s using (school = current_setting(''app.school'', true)) '
    'with check (school = current_setting(''app.school'', true))', walled);
  execute format('grant select, insert, update, delete on %s to waymark_app', walled);
end $$;
revoke all on procedure raise_wall(regclass) from public;

-- Which schools there are: ids only, readable by the night's scan of all schools.
create table schools_index (
  school text primary key
);
call raise_wall('schools_index');
create policy listed on schools_index for select using (true);

-- The school file as last applied.
create table school_files (
  school text primary key references schools_index (school),
  body jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
call raise_wall('school_files');

-- A teacher's credential at the LMS; the token is sealed before it comes here.
create table credentials (
  school text,
  lms text not null,
  lms_user text not null,
  sealed jsonb not null,
  scopes text[] not null,
  state text not null default 'ok' check (state in ('ok', 'reconnect')),
  why text,
  saved_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (school, lms, lms_user)
);
call raise_wall('credentials');
