import type { LearnerId } from '../../../ids.ts';
import { loadVersion, raiseVersion, type Concerned } from '../../../store/tickets/versions.ts';
import type { SchoolDb, Store } from '../../../store/types.ts';
import type { Ticket, TicketId, TicketState } from '../../../ticket/types.ts';
import type { Instant } from '../../../time.ts';
import { TicketRefused } from '../desk.ts';
import type { Entered } from '../opening/enter.ts';
import type { KnownVersions } from '../known-versions.ts';
import { stateFor } from '../live.ts';
import type { DeskParts } from '../parts.ts';
import { theTicket } from '../work-of.ts';

export interface ChangeParts extends Pick<DeskParts, 'subject'> {
  readonly store: Store;
  readonly versions: KnownVersions;
}

/** A ticket that somebody changes, in the transaction of that change. */
export interface Changing {
  readonly db: SchoolDb;
  readonly ticket: Ticket;
  readonly state: TicketState;
}

/**
 * One change of a ticket: the ticket is held, the work done, and last of all its version raised, in one transaction. Only a step
 * of the ticket locks its row alone (`update`) and makes the class wait; all other changes share the lock.
 * @param work `changed` false: nothing has changed; `concerned`: whose pages have to read it, where not everybody's
 */
export async function changing<T>(
  { store, versions }: ChangeParts,
  entered: Entered,
  lock: 'share' | 'update',
  at: Instant,
  work: (
    changing: Changing,
  ) => Promise<{ readonly changed: boolean; readonly answer: T; readonly concerned?: Concerned }>,
): Promise<{ readonly answer: T; readonly v: number; readonly state: TicketState }> {
  const id = ticketOf(entered);
  const done = await store.school(entered.opening.school, async (db) => {
    const ticket = await theTicket(db, id, lock);
    const state = stateFor(entered, ticket, at);
    const { changed, answer, concerned } = await work({ db, ticket, state });
    return { answer, state, v: changed ? await raiseVersion(db, id, concerned) : await loadVersion(db, id) };
  });
  versions.note(id, done.v, at);
  return done;
}

/** Whose pages a change of one learner's concerns: theirs alone, until the key is shown, and the engine's word on each rests on the class. */
export function concernedBy({ shown }: Pick<Ticket, 'shown'>, learner: LearnerId): Concerned {
  return shown.length === 0 ? { learner } : 'all';
}

/** @throws TicketRefused where nothing hangs there yet */
export function ticketOf({ opening }: Pick<Entered, 'opening'>): TicketId {
  if (opening.ticket === null) throw new TicketRefused(404, 'unknown-page');
  return opening.ticket;
}

/** @throws TicketRefused 409 with the state */
export function allowIn(state: TicketState, ...allowed: readonly TicketState[]): void {
  if (!allowed.includes(state)) throw new TicketRefused(409, 'state', { state });
}
