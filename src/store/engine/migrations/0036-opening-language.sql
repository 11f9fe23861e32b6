-- oldest: 27
-- The language its person chose on an opened page: a browser that keeps no cookies in frames has no other place for it.
alter table openings add column language text check (language in ('en', 'es'));
