import type { LearnerId } from '../../ids.ts';
import type { TicketId } from '../../ticket/types.ts';
import type { Looking, SchoolDb } from '../types.ts';

/** Whose pages have to read a change: everybody's, or beside the teachers' a learner's alone, or no learner's. */
export type Concerned = 'all' | 'teachers' | { readonly learner: LearnerId };

/**
 * Says, in the transaction of a change, that the ticket has changed, and for whom. It comes last in it: until the transaction ends, others
 * who change the same ticket wait here.
 */
export async function raiseVersion(db: SchoolDb, ticket: TicketId, concerned: Concerned = 'all'): Promise<number> {
  const [row] = await db.query<{ version: number }>(
    `with raised as (
       insert into ticket_versions as stored (ticket, version, common, known) values ($1, 1, 1, 1)
       on conflict (school, ticket) do update set version = stored.version + 1, known = stored.version + 1,
         common = case when $2 or stored.known < stored.version then stored.version + 1 else stored.common end
       returning version
     ), told as (
       update ticket_learners set changed = raised.version from raised where ticket = $1 and learner = $3
     )
     select version from raised`,
    [ticket, concerned === 'all', typeof concerned === 'object' ? concerned.learner : null],
  );
  return row?.version ?? 1;
}

/** How often it has changed; one look by primary key. 0: no such ticket. */
export async function loadVersion(db: SchoolDb, ticket: TicketId): Promise<number> {
  const [row] = await db.query<{ version: number }>('select version from ticket_versions where ticket = $1', [ticket]);
  return row?.version ?? 0;
}

/** How often a ticket has changed, and which change was the last that concerned whom. */
export interface Versions {
  readonly version: number;
  /** The last that concerned everybody. */
  readonly common: number;
  /** The last that concerned each learner alone, where there was one since the version that was asked after. */
  readonly changed: ReadonlyMap<LearnerId, number>;
}

/**
 * One look by primary key where nothing has changed.
 * @param since the version up to which it is known whom changes concerned
 */
export async function loadVersions(looking: Looking, ticket: TicketId, since: number): Promise<Versions> {
  const [row] = await looking.query<{ version: number; common: number; changed: Record<LearnerId, number> | null }>(
    `select version, case when known < version then version else common end as common,
       case when version > $2::bigint then
         (select jsonb_object_agg(learner, changed) from ticket_learners where ticket = $1 and changed > $2::bigint)
       end as changed
     from ticket_versions where ticket = $1`,
    [ticket, String(since)],
  );
  const changed = Object.entries(row?.changed ?? {}) as [LearnerId, number][];
  return { version: row?.version ?? 0, common: row?.common ?? 0, changed: new Map(changed) };
}

/** One more change, which concerns everybody. */
const RAISED = 'version = version + 1, common = version + 1, known = version + 1';

/** Says the same of every ticket a learner was on. */
export async function raiseVersionsWith(db: SchoolDb, learner: LearnerId): Promise<void> {
  await db.query(
    `update ticket_versions set ${RAISED}
     where ticket in (select ticket from ticket_learners where learner = $1 union select ticket from ticket_answers where learner = $1
       union select ticket from ticket_marks where learner = $1)`,
    [learner],
  );
}

/** Says the same of what hangs on a ticket, which may be gone by now, or never have been one. */
export async function raiseVersionOf(db: SchoolDb, ticket: TicketId | null): Promise<void> {
  if (ticket !== null) await db.query(`update ticket_versions set ${RAISED} where ticket = $1`, [ticket]);
}
