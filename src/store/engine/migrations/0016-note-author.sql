-- oldest: 11
-- Whose words a note is in: the account the LMS knows. Null: written before this was kept.
alter table note_edits add column actor text;
