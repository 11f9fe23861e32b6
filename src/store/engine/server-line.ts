import type pg from 'pg';
import type { SqlRunner } from './driver.ts';
import { engineFault } from '../errors.ts';

/** A connection while it is in use, and whether it still is one: it may end at any moment, between two statements as well. */
export interface Line {
  readonly sql: SqlRunner;
  /** The rows of the last statement of a script. */
  last<T>(script: string): Promise<T[]>;
  /** One statement, with the server's own word for what it did. */
  ask(sql: string): Promise<{ readonly command: string }>;
  /** What ended the connection, or left an answer outstanding: it must not be used again. */
  lost(): Error | null;
  /** Stops listening; the connection is somebody else's to watch. */
  leave(): void;
}

/**
 * Watches a connection from now on. The server says that it ends one when nobody is asking anything: without a listener
 * for that, the whole process would end with it.
 * @param answerWithin milliseconds a statement waits for its answer; 0: forever
 */
export function watch(client: pg.ClientBase, answerWithin: number): Line {
  let lost: Error | null = null;
  const ended = (error: Error): void => {
    lost ??= engineFault(error);
  };
  client.on('error', ended);

  async function run<T extends object>(sql: string, params?: unknown[]): Promise<pg.QueryResult<T>> {
    try {
      return await client.query<T>({
        text: sql,
        ...(params === undefined ? {} : { values: params }),
        ...(answerWithin === 0 ? {} : { query_timeout: answerWithin }),
      });
    } catch (error) {
      if (isSilence(error)) ended(error);
      throw lost ?? engineFault(error);
    }
  }
  return {
    sql: {
      query: async <T>(sql: string, params: readonly unknown[] = []) => (await run<T & object>(sql, [...params])).rows,
      script: async (sql) => {
        await run(sql);
      },
    },
    async last<T>(script: string) {
      const results: unknown = await run(script); // of several statements there are several, which the types do not know
      const last = (Array.isArray(results) ? results.at(-1) : results) as pg.QueryResult<T & object>;
      return last.rows;
    },
    ask: (sql) => run(sql),
    lost: () => lost,
    leave: () => {
      client.off('error', ended);
    },
  };
}

/** The client's own word for an answer that did not come in time; it has no code. */
function isSilence(error: unknown): error is Error {
  return error instanceof Error && error.message === 'Query read timeout';
}
