import type { TicketId } from '../../ticket/types.ts';
import type { SchoolDb } from '../types.ts';

/**
 * Says, in the transaction of a change, that the ticket has changed. It comes last in it: until the transaction ends, others who change
 * the same ticket wait here.
 */
export async function raiseVersion(db: SchoolDb, ticket: TicketId): Promise<number> {
  const [row] = await db.query<{ version: number }>(
    `insert into ticket_versions as stored (ticket, version) values ($1, 1)
     on conflict (school, ticket) do update set version = stored.version + 1 returning version`,
    [ticket],
  );
  return row?.version ?? 1;
}

/** How often it has changed; one look by primary key. 0: no such ticket. */
export async function loadVersion(db: SchoolDb, ticket: TicketId): Promise<number> {
  const [row] = await db.query<{ version: number }>('select version from ticket_versions where ticket = $1', [ticket]);
  return row?.version ?? 0;
}

/** Says the same of what hangs on a ticket, which may be gone by now, or never have been one. */
export async function raiseVersionOf(db: SchoolDb, ticket: TicketId | null): Promise<void> {
  if (ticket !== null) await db.query('update ticket_versions set version = version + 1 where ticket = $1', [ticket]);
}
