-- oldest: 11
-- A ticket that was filled in on paper: nobody answered on a screen, the teacher's marks are all there is of it.
alter table tickets add column on_paper boolean not null default false;
