-- oldest: 20
-- What a published post said before the change of it that is under way, and the hash of what was wanted then. Null: none is.
alter table ledger add column before jsonb;
