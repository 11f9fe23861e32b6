import type { PGlite } from '@electric-sql/pglite';
import utils from 'pg/lib/utils.js';
import { Prepared, type Statement } from './prepared.ts';

type Asked = <T>(...statements: readonly Statement[]) => Promise<T[]>;

/**
 * Statements in one message to the embedded engine, with the rows of the last one; what one of them refuses ends the rest. It costs a fraction of the
 * processor time of the engine's own `query`, which sends six messages, asks for the types of the parameters first and parses and plans each time.
 * Parameters go as `pg` sends them to a server, so both engines read the same text. What writes has to stand in a transaction: nothing is written to
 * the disk until that ends.
 */
export async function inOneMessage(engine: PGlite): Promise<Asked> {
  const { parse, protocol } = await import('@electric-sql/pglite');
  const { serialize } = protocol;
  const run = Buffer.concat([serialize.describe({ type: 'P' }), serialize.execute({})]);
  const prepared = new Prepared();
  return async <T>(...statements: readonly Statement[]) =>
    engine.runExclusive(async () => {
      const sent = statements.map(({ sql, params }) => ({ sql, params, known: prepared.of(sql) }));
      const left = prepared.left().map((name) => serialize.close({ type: 'S', name }));
      const parts = sent.flatMap(({ sql, params, known: { name, isParsed } }) => [
        ...(isParsed ? [] : [serialize.close({ type: 'S', name }), serialize.parse({ name, text: sql })]),
        serialize.bind({ statement: name, values: params.map((value) => utils.prepareValue(value)) }),
        run,
      ]);
      let isDone = false;
      try {
        const { messages } = await engine.execProtocol(Buffer.concat([...left, ...parts, serialize.sync()]), {
          syncToFs: false,
        });
        isDone = true;
        return (parse.parseResults(messages, engine.parsers).at(-1)?.rows ?? []) as T[];
      } finally {
        // after an error nobody knows which were parsed
        for (const { known } of sent) known.isParsed = isDone;
      }
    });
}
