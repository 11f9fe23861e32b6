-- oldest: 11
-- What the last full list of a quiz's responses left out, to be told every night as long as it holds, also while the quiz rests.
alter table quiz_links add column uncounted jsonb not null default '[]';
