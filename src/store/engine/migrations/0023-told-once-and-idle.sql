-- oldest: 20
-- A conference or a note whose answer was lost comes again under the key its page made for it: it is kept once.
alter table conferences add column key text;
create unique index conferences_once on conferences (school, ticket, actor, key) where key is not null;
alter table ticket_notes add column key text;
create unique index ticket_notes_once on ticket_notes (school, ticket, actor, key) where key is not null;

-- When somebody who came in from inside the LMS last asked for anything. Null: not since they came in.
alter table sessions add column seen_at timestamptz;
