-- What each row of mastery said, as a hash: a night sends only the rows that say something new.
alter table mastery add column body_hash text not null default '';
