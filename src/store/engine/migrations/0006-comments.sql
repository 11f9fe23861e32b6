-- Channels without drafts: when the one attempt to say it was begun (safety protocol 2.9).
alter table ledger add column attempted_at timestamptz;
