import type pg from 'pg';
import type { SqlRunner } from './driver.ts';
import { engineFault } from '../errors.ts';
import type { Statement } from './prepared.ts';
import { ServerMessage } from './server-message.ts';

/** A connection while it is in use, and whether it still is one: it may end at any moment, between two statements as well. */
export interface Line {
  readonly sql: SqlRunner;
  /** The rows of the last of these statements, which go in one message. */
  together<T>(...statements: readonly Statement[]): Promise<T[]>;
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

  async function answered<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (isSilence(error)) ended(error);
      throw lost ?? engineFault(error);
    }
  }
  const run = (sql: string): Promise<pg.QueryResult> =>
    answered(client.query({ text: sql, ...(answerWithin === 0 ? {} : { query_timeout: answerWithin }) }));

  async function together<T>(...statements: readonly Statement[]): Promise<T[]> {
    const results = await answered(
      new Promise<unknown>((resolve, reject) => {
        client.query(
          new ServerMessage(statements, answerWithin, (error, answer) => {
            if (error === undefined || error === null) resolve(answer);
            else reject(error);
          }),
        );
      }),
    );
    const last: unknown = Array.isArray(results) ? results.at(-1) : results; // of several statements there are several
    return (last as { readonly rows: T[] }).rows;
  }
  return {
    sql: {
      query: async <T>(sql: string, params: readonly unknown[] = []) => together<T>({ sql, params }),
      script: async (sql) => {
        await run(sql);
      },
    },
    together,
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
