import pg from 'pg';
import utils from 'pg/lib/utils.js';
import { Prepared, type Known, type Statement } from './prepared.ts';

const prepared = new WeakMap<pg.Connection, Prepared>();

type Done = (error: Error | undefined, results: unknown) => void;

/**
 * Statements in one message to a server: one round trip, and what one of them refuses ends the rest. Outside of a transaction they are one by themselves.
 * Each is parsed once on a connection (`prepared.ts`); `pg` alone would send them one by one.
 */
export class ServerMessage extends pg.Query {
  readonly query_timeout: number; // as `pg` calls it
  readonly #statements: readonly Statement[];
  #sent: readonly Known[] = [];

  /** @param answerWithin milliseconds; 0: it waits forever */
  constructor(statements: readonly Statement[], answerWithin: number, done: Done) {
    super('', (error, results) => {
      // after an error nobody knows which were parsed, nor whether one that was is of any use since a migration
      for (const known of this.#sent) known.isParsed = error === undefined || error === null;
      done(error, results);
    });
    this.#statements = statements;
    this.query_timeout = answerWithin;
  }

  override submit = (connection: pg.Connection): null => {
    const names = prepared.get(connection) ?? new Prepared();
    prepared.set(connection, names);
    const sent = this.#statements.map(({ sql, params }) => ({
      text: sql,
      values: params.map((value) => utils.prepareValue(value)) as (string | Buffer | null)[],
      known: names.of(sql),
    }));
    this.#sent = sent.map(({ known }) => known);
    connection.stream.cork();
    for (const name of names.left()) connection.close({ type: 'S', name }, true);
    for (const { text, values, known } of sent) {
      if (!known.isParsed) {
        connection.close({ type: 'S', name: known.name }, true);
        connection.parse({ name: known.name, text, types: [] }, true);
      }
      connection.bind({ statement: known.name, values }, true);
      connection.describe({ type: 'P' }, true);
      connection.execute({}, true);
    }
    connection.sync();
    connection.stream.uncork();
    return null;
  };
}
