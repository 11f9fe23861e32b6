-- oldest: 27
-- Who did what, for whom and when: a chain for each school, in which every row holds the hash of the one before. Nothing in it names anybody: people
-- stand there as a code, and whose code it is is told by a row of its own, which goes with them.

-- A code is the hash of a person's id under a key of its own: nobody can be found by it, nor tried against it, once this row is gone.
create table audit_people (
  school text,
  kind text not null check (kind in ('staff', 'learner')),
  person text not null,
  salt text not null,
  code text not null,
  primary key (school, kind, person)
);
call raise_wall('audit_people');
create unique index audit_people_of_code on audit_people (school, code);
revoke update on audit_people from waymark_app;

create table audit (
  school text,
  n bigint not null,
  at timestamptz not null,
  -- unknown: past this Waymark, by SQL or by an older one
  role text not null check (role in ('waymark', 'operator', 'administrator', 'teacher', 'learner', 'unknown')),
  who text, -- a code; null: nobody in particular
  act text not null,
  about text, -- a code
  thing text, -- which message, place or file, as a word or an id of ours
  course text,
  why text, -- the run or the ticket it belongs to
  before text not null,
  hash text not null,
  primary key (school, n)
);
call raise_wall('audit');
revoke insert, update on audit from waymark_app;
grant insert (school, at, role, who, act, about, thing, course, why) on audit to waymark_app;
create index audit_of_course on audit (school, course, n);

create function audit_digest(said text) returns text language sql immutable as $$
  select translate(rtrim(encode(sha256(convert_to(said, 'UTF8')), 'base64'), '='), '+/', '-_')
$$;

-- Nobody else adds to the school's chain before this transaction has ended.
create function audit_hold(of_school text) returns void language sql as $$
  select pg_advisory_xact_lock(7219047, hashtext(of_school))
$$;

-- The place in the chain and the hash are nobody's to say.
create function audit_chained() returns trigger language plpgsql as $$
declare
  last record;
begin
  perform audit_hold(new.school);
  select n, hash into last from audit where school = new.school order by n desc limit 1;
  new.n := coalesce(last.n, 0) + 1;
  new.before := coalesce(last.hash, '');
  new.at := date_trunc('milliseconds', new.at);
  new.hash := audit_digest(new.before || jsonb_build_array(
    new.school, new.n, to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    new.role, new.who, new.act, new.about, new.thing, new.course, new.why)::text);
  return new;
end $$;
create trigger audit_chained before insert on audit for each row execute function audit_chained();

create function audit_kept() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '42501', message = 'the audit is only ever added to';
end $$;
create trigger audit_kept before update on audit for each row execute function audit_kept();
create trigger audit_not_emptied before truncate on audit execute function audit_kept();

-- Rows go from the beginning alone: what is kept no longer, or all of a school that is erased.
create function audit_front() returns trigger language plpgsql as $$
begin
  if exists (select from audit kept join (select school, max(n) as n from gone group by school) cut
             on kept.school = cut.school and kept.n < cut.n) or exists (
    select from (select school, max(n) as n, count(*) as rows, min(n) as first from gone group by school) cut
    where cut.n - cut.first + 1 <> cut.rows) then
    raise exception using errcode = '42501', message = 'rows of the audit go from its beginning alone';
  end if;
  return null;
end $$;
create trigger audit_front after delete on audit referencing old table as gone for each statement execute function audit_front();

-- Asked by who holds the chain, so that nobody else makes a code for the same person meanwhile.
create function audit_code(of_school text, of_kind text, of_person text) returns text language plpgsql as $$
declare
  made text;
  fresh text := gen_random_uuid()::text;
begin
  if coalesce(of_person, '') = '' then
    return null;
  end if;
  select code into made from audit_people where school = of_school and kind = of_kind and person = of_person;
  if made is null then
    made := audit_digest(fresh || ' ' || of_kind || ' ' || of_person);
    insert into audit_people (school, kind, person, salt, code) values (of_school, of_kind, of_person, fresh, made);
  end if;
  return made;
end $$;

-- Who acts is the transaction's to say: `role:person`.
create function audit_add(
  of_school text, act text, about_kind text, about_person text, thing text, course text, why text, at timestamptz
) returns void language plpgsql as $$
declare
  acting text := coalesce(current_setting('app.who', true), '');
  role text := coalesce(nullif(split_part(acting, ':', 1), ''), 'unknown');
  person text := substr(acting, length(split_part(acting, ':', 1)) + 2);
begin
  perform audit_hold(of_school);
  insert into audit (school, at, role, who, act, about, thing, course, why) values (
    of_school, coalesce(at, clock_timestamp()), role,
    audit_code(of_school, case role when 'learner' then 'learner' else 'staff' end, person),
    act, audit_code(of_school, about_kind, about_person), thing, course, why);
end $$;

-- What a row holds under a name, or further in (`write.kind`); of a list the one that stands in it, where it is one alone.
create function audit_part(told jsonb, place text) returns text language plpgsql immutable as $$
declare
  part jsonb := told #> string_to_array(nullif(place, ''), '.');
begin
  if jsonb_typeof(part) = 'array' then
    return case when jsonb_array_length(part) = 1 then part ->> 0 end;
  end if;
  return part #>> '{}';
end $$;

-- One row of the chain for one change of another table, added as the transaction ends: nothing waits for the chain while it holds anything else.
create function audit_change() returns trigger language plpgsql as $$
declare
  told jsonb := to_jsonb(new);
  about_kind text := nullif(split_part(tg_argv[1], ':', 1), '');
  course text := told ->> 'course';
  moment timestamptz;
begin
  if course is null and told ? 'ticket' then
    select t.course into course from tickets t where t.school = told ->> 'school' and t.ticket = told ->> 'ticket';
  end if;
  select max((told ->> each)::timestamptz) into moment from unnest(string_to_array(tg_argv[4], ',')) each;
  perform audit_add(
    told ->> 'school', tg_argv[0], about_kind, audit_part(told, split_part(tg_argv[1], ':', 2)),
    audit_part(told, tg_argv[2]), course, audit_part(told, tg_argv[3]), moment);
  return null;
end $$;

-- Has every such change of a table recorded. `about`: `kind:column`; `moment`: columns of which the latest counts, '' for the database's clock.
create procedure audit_changes(walled regclass, act text, event text, condition text, about text, thing text, why text, moment text)
language plpgsql as $$
begin
  execute format('create constraint trigger %I after %s on %s deferrable initially deferred for each row when (%s) execute function audit_change(%L, %L, %L, %L, %L)',
    'audit ' || act || ' ' || split_part(event, ' ', 1), event, walled, condition, act, about, thing, why, moment);
end $$;
revoke all on procedure audit_changes(regclass, text, text, text, text, text, text, text) from public;

-- The school and its people.
call audit_changes('school_files', 'school.file', 'insert', 'true', '', '', '', 'updated_at');
call audit_changes('school_files', 'school.file', 'update', 'old.body is distinct from new.body', '', '', '', 'updated_at');
call audit_changes('credentials', 'credential.given', 'insert', 'true', 'staff:lms_user', 'lms', '', 'changed_at');
call audit_changes('credentials', 'credential.given', 'update', 'old.saved_at is distinct from new.saved_at', 'staff:lms_user', 'lms', '', 'changed_at');
call audit_changes('credentials', 'credential.refused', 'update of state', $$old.state = 'ok' and new.state = 'reconnect'$$, 'staff:lms_user', 'lms', '', 'changed_at');
call audit_changes('setup_changes', 'class.set-up', 'insert', $$new.part <> 'file'$$, '', 'part', '', 'at');
call audit_changes('frameworks', 'class.standards', 'insert or update', 'true', '', 'title', '', 'kept_at');
call audit_changes('tag_answers', 'class.tagged', 'insert or update', 'true', '', 'answer', '', 'answered_at');
call audit_changes('schools_index', 'installation.proved', 'update of proved', 'new.proved is not null and old.proved is distinct from new.proved', '', '', '', 'proved_at');
call audit_changes('courses_out', 'class.left-out', 'insert', 'true', '', '', '', 'left_at');
call audit_changes('defaults_set', 'default.set', 'insert or update', 'true', '', 'what', '', 'set_at');
call audit_changes('held_rosters', 'roster.decided', 'update of decision', 'new.decision is not null and old.decision is distinct from new.decision', '', 'decision', '', 'decided_at');
call audit_changes('school_keys', 'key.made', 'insert', 'true', '', 'state', '', 'made_at');
call audit_changes('administrators', 'administrator.invited', 'insert', 'true', 'staff:email', '', '', 'invited_at');
call audit_changes('administrators', 'administrator.joined', 'update of person', 'old.person is null and new.person is not null', 'staff:person', '', '', 'joined_at');
call audit_changes('sessions', 'person.in', 'insert', $$new.role = 'teacher'$$, '', 'lms', '', 'began_at');
call audit_changes('erasures', 'data.erased', 'insert', 'true', '', 'scope', 'erasure', 'at');
call audit_changes('erasures', 'data.let-in', 'update of kept_out', 'old.kept_out and not new.kept_out', '', 'scope', 'erasure', '');

-- Nights that somebody asked for, plans, and what a teacher decides.
call audit_changes('runs', 'night.by-hand', 'insert or update', $$split_part(current_setting('app.who', true), ':', 1) in ('operator', 'administrator', 'teacher')$$, '', '', 'run', 'at');
call audit_changes('plans', 'plan.approved', 'update of state', $$old.state = 'waiting' and new.state = 'applied'$$, '', 'plan', 'run', 'changed_at');
call audit_changes('strikes', 'plan.struck', 'insert', 'new.struck', 'learner:learner', 'kind', '', 'at');
call audit_changes('strikes', 'plan.restored', 'insert', 'not new.struck', 'learner:learner', 'kind', '', 'at');
call audit_changes('note_edits', 'plan.worded', 'insert', 'true', 'learner:learner', '', '', 'at');
call audit_changes('choices', 'route.chosen', 'insert', 'true', 'learner:learner', 'route', '', 'chosen_at');
call audit_changes('seminar_answers', 'seminar.answered', 'insert', 'true', '', 'slot', '', 'answered_at');
call audit_changes('pauses', 'sending.paused', 'insert', 'true', '', '', '', 'since');
call audit_changes('pauses', 'sending.resumed', 'update of ended_at', 'old.ended_at is null and new.ended_at is not null', '', '', '', 'ended_at');
call audit_changes('imported_quizzes', 'results.imported', 'insert or update', 'true', '', 'coursework', '', 'imported_at');

-- What is written to the LMS (writeback/PROTOCOL.md 2). A change and a taking back are recorded before they are sent.
call audit_changes('ledger', 'message.sent', 'update of state', $$new.state = 'DONE' and old.state in ('NEW', 'BOUND') and new.carrier <> 'none'
  and old.trouble is distinct from 'the change of a published post is under way'$$, 'learner:write.learners', 'write.kind', 'run', 'changed_at');
call audit_changes('ledger', 'message.changed', 'update of state', $$old.state = 'DONE' and new.state = 'BOUND'$$, 'learner:write.learners', 'write.kind', 'run', 'changed_at');
call audit_changes('ledger', 'message.taken-back', 'update of state', $$new.carrier <> 'none' and (
  (old.state = 'DONE' and new.state = 'CANCELLED' and new.trouble = 'withdrawn after its day')
  or (old.state in ('BOUND', 'DONE') and new.state = 'TOMBSTONE' and new.trouble is distinct from 'a teacher removed the post; it is not sent again'))$$,
  'learner:write.learners', 'write.kind', 'run', 'changed_at');
call audit_changes('ledger', 'plan.asked-anew', 'update of state', $$old.state = 'TOMBSTONE' and new.state = 'TOMBSTONE' and old.trouble is distinct from new.trouble$$,
  'learner:write.learners', 'write.kind', 'run', 'changed_at');
call audit_changes('ledger', 'message.left', 'update of state', $$old.state = 'HELD' and new.state = 'TOMBSTONE'$$, 'learner:write.learners', 'write.kind', 'run', 'changed_at');
call audit_changes('ledger', 'message.again', 'update of state', $$old.state = 'HELD' and new.state = 'NEW'$$, 'learner:write.learners', 'write.kind', 'run', 'changed_at');

-- The ticket day.
call audit_changes('tickets', 'ticket.made', 'insert', 'true', '', 'kind', 'ticket', 'made_at');
call audit_changes('tickets', 'ticket.moved', 'update of state', 'old.state <> new.state', '', 'state', 'ticket', 'opened_at,marking_at,key_at,closed_at');
call audit_changes('ticket_places', 'ticket.hung', 'insert', 'true', '', '', 'ticket', '');
call audit_changes('ticket_learners', 'ticket.handed-in', 'update of done', 'new.done and not old.done', 'learner:learner', '', 'ticket', '');
call audit_changes('ticket_learners', 'grade.given', 'update of graded', 'old.graded is distinct from new.graded', 'learner:learner', '', 'ticket', '');
call audit_changes('ticket_answers', 'answer.counted', 'update of version', 'old.version is distinct from new.version', 'learner:learner', 'question', 'ticket', '');
call audit_changes('ticket_marks', 'answer.marked', 'insert', $$new.marked_by = 'teacher'$$, 'learner:learner', 'question', 'ticket', 'at');
call audit_changes('conferences', 'conference.kept', 'insert', 'true', 'learner:learner', 'target', 'ticket', 'at');
call audit_changes('ticket_notes', 'note.written', 'insert', 'true', 'learner:learner', '', 'ticket', 'at');
call audit_changes('asks', 'check.asked', 'insert', 'true', 'learner:learner', 'target', 'ticket', 'asked_at');
call audit_changes('asks', 'check.answered', 'update of state', 'old.state <> new.state', 'learner:learner', 'state', 'ticket', 'answered_at');
call audit_changes('proposals', 'activity.proposed', 'insert', 'true', 'learner:learner', 'target', 'ticket', 'proposed_at');
call audit_changes('proposals', 'activity.answered', 'update of state', 'old.state <> new.state', 'learner:learner', 'state', 'ticket', 'answered_at');

-- Where somebody who signed in has come into since: in which school, as what, under which account.
alter table sign_ins add column came_into jsonb not null default '[]';

-- How far the audit had come when the night ended: should its end be cut off, this tells.
alter table nights add column audit_n bigint;
alter table nights add column audit_hash text;
