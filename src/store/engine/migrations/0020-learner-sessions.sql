-- oldest: 20
-- Learners come in from inside the LMS too. A Waymark that does not know of roles would take every session for a teacher's, so none may go on.
alter table sessions add column role text not null default 'teacher' check (role in ('teacher', 'learner'));
-- The LMS that sent them in. Null: it began before that was kept, and opens no ticket.
alter table sessions add column lms text;
