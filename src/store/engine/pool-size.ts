import { StoreError } from '../errors.ts';

/** Connections left for a migration, a backup, `doctor`, and people who query the database by hand. */
const OTHERS = 10;
/** During a deployment the instances of the version before run beside those of the new one. */
const VERSIONS = 2;
/** The connection that holds a process's locks on courses. */
const LOCKS = 1;
/** One transaction waits for nothing but its own statements, so that more connections let a process do no more. */
const MOST = 10;
/** So that what a page asks never waits for a single long transaction. */
const LEAST = 2;

/**
 * How many connections a process may have in its pool, so that all of them, old and new beside each other, stay below
 * what the server takes.
 * @param connections what the server takes from this login
 * @param instances processes of one version at once, at most
 * @param beside what each process takes for its queue
 * @throws StoreError `refused` where that leaves too few for each
 */
export function poolSize(connections: number, instances: number, beside = 0): number {
  const each = Math.floor((connections - OTHERS) / (instances * VERSIONS)) - LOCKS - beside;
  if (each >= LEAST) return Math.min(each, MOST);
  const needed = (LEAST + LOCKS + beside) * instances * VERSIONS + OTHERS;
  throw new StoreError(
    'refused',
    `the database takes ${connections} connections, and ${instances} instances (twice as many during a deployment) need ${needed}`,
    `raise max_connections of the server (or the login's limit) to ${needed}, or lower WAYMARK_INSTANCES and the instances that are really started`,
  );
}

/** What the server takes from this login in this database, without what it keeps for its superusers. */
export const CONNECTIONS_TAKEN = `
  select least(
    current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
      - coalesce(current_setting('reserved_connections', true)::int, 0),
    (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user),
    (select nullif(datconnlimit, -1) from pg_database where datname = current_database())) as taken`;
