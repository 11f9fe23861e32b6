import type { LearnerId } from '../../../src/ids.ts';
import type { StoredAnswer } from '../../../src/store/tickets/answers.ts';
import type { SchoolDb } from '../../../src/store/types.ts';
import type { TicketId } from '../../../src/ticket/types.ts';

/** Everything a learner, or everybody, ever answered on the ticket, in the order in which it came. */
export async function everyAnswer(db: SchoolDb, ticket: TicketId, learner?: LearnerId): Promise<StoredAnswer[]> {
  return db.query<StoredAnswer>(
    `select sequence, learner, question, value, base, key, version, status, device_at as "deviceAt", at,
       status = 'late' and version is not null as counts
     from ticket_answers where ticket = $1 and ($2::text is null or learner = $2) order by sequence`,
    [ticket, learner ?? null],
  );
}
