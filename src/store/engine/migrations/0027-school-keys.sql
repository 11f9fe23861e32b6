-- oldest: 27
-- Each school has a key of its own, wrapped by the installation's, which stands in no database. What is sealed says with which key, so that no key is
-- destroyed that something still needs. A Waymark that does not know of them could open nothing that is sealed from now on.
create table school_keys (
  school text,
  id text not null,
  state text not null check (state in ('current', 'old', 'names')), -- names: what write keys and markers are made with, of the whole installation
  wrapped_by text not null, -- which key wraps it
  wrapped text not null,
  made_at timestamptz not null,
  retired_at timestamptz,
  primary key (school, id),
  check ((state = 'old') = (retired_at is not null))
);
call raise_wall('school_keys');
create unique index school_keys_current on school_keys (school) where state = 'current';

alter table credentials add column sealed_with text generated always as (sealed ->> 'key') stored;
alter table credentials add foreign key (school, sealed_with) references school_keys (school, id);
alter table consents add column sealed_with text generated always as (sealed ->> 'key') stored;
alter table consents add foreign key (school, sealed_with) references school_keys (school, id);
alter table hand_overs add column sealed_with text generated always as (sealed ->> 'key') stored;
alter table hand_overs add foreign key (school, sealed_with) references school_keys (school, id);
alter table sign_ins add column sealed_with text generated always as (sealed ->> 'key') stored;
alter table sign_ins add foreign key (school, sealed_with) references school_keys (school, id);
alter table openings add column sealed_with text generated always as (proof ->> 'key') stored;
alter table openings add foreign key (school, sealed_with) references school_keys (school, id);
create index credentials_sealed_with on credentials (school, sealed_with);
create index sign_ins_sealed_with on sign_ins (school, sealed_with);
create index openings_sealed_with on openings (school, sealed_with) where sealed_with is not null;
