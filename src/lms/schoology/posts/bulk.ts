import { BulkRow } from '../schema.ts';
import { asArray } from '../loose.ts';
import { unreadable } from '../errors.ts';
import { LmsError } from '../../errors.ts';

/**
 * The rows of a bulk write. The answer is 207 whatever became of them, so each is looked at: as many as were sent, each
 * with a code of success.
 * @throws LmsError `denied` when a row was refused, `malformed` when rows are missing
 */
export function rowsDone(rows: unknown, sent: number, doing: string): readonly Record<string, unknown>[] {
  const read = asArray(rows).map((row) => BulkRow.safeParse(row));
  const good = read.flatMap((row) => (row.success ? [row.data] : []));
  if (good.length !== sent || read.length !== sent)
    throw unreadable(`Schoology did not ${doing}: it answered for ${good.length} of ${sent} rows`, true);
  const refused = good.find(({ response_code: code }) => code === null || code < 200 || code >= 300);
  if (refused !== undefined) {
    throw new LmsError('denied', `Schoology did not ${doing} (row ${refused.response_code ?? 'without a code'})`, {
      todo: 'Check in Schoology that this teacher may change the gradebook of the section.',
    });
  }
  return good;
}
