import { setTimeout as pass } from 'node:timers/promises';
import { QueueError } from '../types.ts';
import { bossOn, COURSES, SCHEMA } from './boss.ts';

export interface QueuePrepared {
  /** Versions of pg-boss' schema; null: there was none. */
  readonly from: number | null;
  readonly to: number | null;
}

/** It may take long, but keeps nobody waiting behind it. */
const UNHURRIED = { options: '-c lock_timeout=15000', query_timeout: 0 };

/**
 * Makes pg-boss' schema, or brings it up to the version that this Waymark works with, as the login that owns it; everybody else only uses it. Saying
 * it again changes nothing. The store was migrated before: the role that is let in comes of that.
 * @throws QueueError when that login may not
 */
export async function prepareQueue(ownerUrl: string): Promise<QueuePrepared> {
  const boss = await bossOn(ownerUrl, {
    migrate: true,
    createSchema: true,
    supervise: false,
    bamIntervalSeconds: 10,
    ...UNHURRIED,
  });
  const behind: unknown[] = [];
  boss.on('error', (error) => behind.push(error));
  try {
    const from = await installed();
    await boss.start();
    if ((await boss.getQueue(COURSES)) === null) await boss.createQueue(COURSES);
    await boss.getDb().executeSql(GRANTS);
    await indexesBuilt();
    return { from, to: await boss.schemaVersion() };
  } catch (error) {
    throw isRefused(error) ? refused() : error;
  } finally {
    await boss.stop({ graceful: false });
  }

  /** The version that is there; asked on a connection of its own, as one is opened by `start` alone. */
  async function installed(): Promise<number | null> {
    const { Client } = (await import('pg')).default;
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      const found = await client.query<{ there: boolean }>(
        `select to_regclass('${SCHEMA}.version') is not null as there`,
      );
      if (found.rows[0]?.there !== true) return null;
      const version = await client.query<{ version: number }>(`select version from ${SCHEMA}.version`);
      return version.rows[0]?.version ?? null;
    } finally {
      await client.end();
    }
  }

  /** A newer version may build indexes behind its start: it is not over before they stand. */
  async function indexesBuilt(): Promise<void> {
    for (;;) {
      const states = (await boss.getBamStatus()).map(({ status }) => status);
      if (states.includes('failed')) throw new Error('an index of the queue could not be built', { cause: behind[0] });
      if (!states.some((status) => status === 'pending' || status === 'in_progress')) return;
      await pass(200);
    }
  }
}

/** PostgreSQL's code for what a login may not do. */
function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42501';
}

function refused(): QueueError {
  return new QueueError('the login of DATABASE_OWNER_URL may not make the queue’s schema, or it is another login’s', {
    todo: 'as an administrator of the database: grant create on database NAME to that login (manifests/self-host/database.sql lets it own the database)',
    passing: false,
  });
}

/** What takes tasks out and puts them in; none of it lets anybody make, change or drop anything. */
const GRANTS = `
  grant usage on schema ${SCHEMA} to waymark_app;
  grant select, insert, update, delete on all tables in schema ${SCHEMA} to waymark_app;
  revoke insert, delete, truncate on ${SCHEMA}.version, ${SCHEMA}.queue from waymark_app;
`;
