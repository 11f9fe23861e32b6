import type { ConstructorOptions, PgBoss } from 'pg-boss';

/** Its schema in our database, beside `public`: pg-boss makes and changes it, nothing of ours stands in it. */
export const SCHEMA = 'waymark_queue';
export const COURSES = 'courses';
/** Connections that it takes of a process's share, beside the store's: every statement of it is short. */
export const CONNECTIONS = 2;
/** Seconds after which a worker of which nothing was heard is taken for dead, and how often that is looked at. */
export const HEARTBEAT = 60;
const LOOK_AFTER_THEM = 30;
/** Seconds between two clearings of what has been kept long enough. */
const CLEAR_EVERY = 3600;

/** As the store has it for its own connections (store/engine): none of these statements takes long, and a wire that nobody hears is given up. */
const LIMITS = '-c statement_timeout=60000 -c lock_timeout=15000 -c idle_in_transaction_session_timeout=60000';
const WIRE = { keepAlive: true, keepAliveInitialDelayMillis: 30_000, query_timeout: 75_000 };

/** A pg-boss on our database, not started yet. Loaded by the first who needs it. */
export async function bossOn(databaseUrl: string, over: Partial<ConstructorOptions> = {}): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss');
  return new PgBoss({
    connectionString: databaseUrl,
    application_name: 'waymark-queue',
    options: LIMITS,
    ...WIRE,
    schema: SCHEMA,
    max: CONNECTIONS,
    // the schema is brought up to date by `waymark migrate` alone, as the login that owns it
    migrate: false,
    createSchema: false,
    superviseIntervalSeconds: LOOK_AFTER_THEM,
    monitorIntervalSeconds: LOOK_AFTER_THEM,
    maintenanceIntervalSeconds: CLEAR_EVERY,
    // what nobody here asks for: cron, rebuilt indexes (an owner's right), a list of machines by name
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    ...over,
  });
}
