import { LearnerId } from '../../ids.ts';
import { meetLearner } from '../../store/tickets/learners.ts';
import { loadNotes } from '../../store/tickets/notes.ts';
import type { SeenTicket } from '../../store/tickets/tickets.ts';
import { raiseVersion } from '../../store/tickets/versions.ts';
import type { SchoolDb, Store } from '../../store/types.ts';
import type { LearnerAdvice } from '../../ticket/advice.ts';
import { maxPointsOf } from '../../ticket/grade.ts';
import { ownView } from '../../ticket/own.ts';
import { roomView } from '../../ticket/room.ts';
import type { Ticket, TicketId } from '../../ticket/types.ts';
import type { Live, Own, TicketLearner } from '../../ticket/live.ts';
import type { TicketWork } from '../../ticket/work.ts';
import { dateIn, type Instant, type SchoolDate } from '../../time.ts';
import type { Advisor } from './advisor.ts';
import { learnersAmong, metOn, storedClass, type Classes } from './class-of.ts';
import type { Entered } from './opening/enter.ts';
import { KeptFor } from './kept-for.ts';
import { holdOwn } from './opening/kept-out.ts';
import type { KnownVersions } from './known-versions.ts';
import { onlyOf } from './only-of.ts';
import type { DeskParts } from './parts.ts';
import { closeInTime, lastDayOf, stateNow, theSeen, workOn } from './work-of.ts';

export interface LiveParts extends Pick<DeskParts, 'subject'> {
  readonly store: Store;
  readonly versions: KnownVersions;
  readonly classes: Classes;
  readonly advisor: Advisor;
}

/** Milliseconds between two notes that a page is open. */
const SEEN_EVERY = 30_000;
/** Milliseconds for which what a class did is not read again while nothing changes. */
const DONE_KEPT = 60_000;
/** Milliseconds after which an instance looks at a ticket's days again. */
const DAYS_KEPT = 600_000;
/** A teacher's preview of the learners' page: it has nobody's answers. */
const NOBODY = LearnerId.parse('-');

/** A page's live part, and what it was seen on. */
export interface Look {
  readonly ticket: Ticket;
  readonly learners: readonly TicketLearner[];
  readonly live: Live;
}

interface ReadLook {
  readonly ticket: Ticket;
  readonly v: number;
  readonly stored: Awaited<ReturnType<typeof storedClass>>;
  readonly on: Awaited<ReturnType<typeof metOn>>;
  readonly work: TicketWork;
  readonly notes: Awaited<ReturnType<typeof loadNotes>>;
}

/** What of the store that page may know; a learner's own page reads of the class what the engine's word needs alone. @param isWhole the whole page is drawn again, with names */
async function readLook(
  db: SchoolDb,
  entered: Entered,
  id: TicketId,
  isWhole: boolean,
  done: DoneOn,
  at: Instant,
): Promise<ReadLook> {
  const { opening, selected } = entered;
  const { file, course } = selected;
  // the version is read first, so that a change made meanwhile is reported by the next look
  const seen = await closeInTime(db, await theSeen(db, id), file, at);
  const { ticket, v } = seen;
  const isOwn = opening.frame === 'student';
  const isAlone = isOwn && !isTold(opening, ticket);
  const learner = isOwn ? (opening.learner ?? NOBODY) : opening.learner;
  const work = isAlone
    ? await workOn(db, seen, file, at, learner ?? NOBODY)
    : await done.of(seen, () => workOn(db, seen, file, at), at);
  return {
    ticket,
    v,
    stored: isAlone && !isWhole ? [] : await storedClass(db, course.id),
    on: await metOn(db, id),
    work: { ...work, state: stateFor(entered, ticket, at) },
    notes: learner === null ? [] : await loadNotes(db, id, learner),
  };
}

/** Whether a learner's page says what the engine advises. */
function isTold({ learner }: Entered['opening'], { shown }: Ticket): boolean {
  return shown.length > 0 && learner !== null;
}

/**
 * What the whole class did on a ticket, as of a version: whatever changes it raises that in the same transaction (an erasure too), so that a
 * page that is opened again does not read it again.
 */
class DoneOn {
  readonly #kept = new KeptFor<TicketId, { readonly v: number; readonly work: TicketWork }>(DONE_KEPT);

  async of({ ticket, items, v }: SeenTicket, read: () => Promise<TicketWork>, at: Instant): Promise<TicketWork> {
    const kept = this.#kept.get(ticket.id, at);
    if (kept?.v === v) return { ...kept.work, ticket, items };
    const work = await read();
    this.#kept.set(ticket.id, { v, work }, at);
    return work;
  }
}

/** What the pages of a ticket live on (FRAMES.md 6). */
export class LiveTickets {
  readonly #parts: LiveParts;
  readonly #seen = new KeptFor<string, true>(SEEN_EVERY);
  readonly #done = new DoneOn();
  /** The last day of each ticket, so that its end is seen without a look at the store. */
  readonly #lastDay = new KeptFor<TicketId, SchoolDate | 'closed'>(DAYS_KEPT);
  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  /** Null: nothing has changed since `version`. */
  async since(entered: Entered, ticket: TicketId, version: number | null, at: Instant): Promise<Live | null> {
    await this.#noteSeen(entered, ticket, at);
    if (version === null || entered.isGone) return this.of(entered, ticket, at);
    const { school } = entered.selected.file;
    const lastDay = this.#lastDay.get(ticket, at);
    const isLookedAt = lastDay !== undefined && (lastDay === 'closed' || dateIn(school.timeZone, at) <= lastDay);
    if (isLookedAt && (await this.#newest(entered, ticket, at)) <= version) return null;
    const live = await this.of(entered, ticket, at);
    return live.v === version ? null : live;
  }

  /** The last version that this page has to read. */
  #newest({ opening, selected }: Entered, ticket: TicketId, at: Instant): Promise<number> {
    const { versions } = this.#parts;
    const { id } = selected.file.school;
    return opening.frame === 'student'
      ? versions.ofLearner(id, ticket, opening.learner, at)
      : versions.of(id, ticket, at);
  }

  /** The whole of what that page may know now. */
  async of(entered: Entered, id: TicketId, at: Instant): Promise<Live> {
    return (await this.#look(entered, id, false, at)).live;
  }

  /** The same, with the ticket and the class it was seen on; the store is read in one transaction. */
  look(entered: Entered, id: TicketId, at: Instant): Promise<Look> {
    return this.#look(entered, id, true, at);
  }

  async #look(entered: Entered, id: TicketId, isWhole: boolean, at: Instant): Promise<Look> {
    const { file } = entered.selected;
    const read = await this.#parts.store.school(file.school.id, (db) =>
      readLook(db, entered, id, isWhole, this.#done, at),
    );
    const { ticket, v } = read;
    this.#parts.versions.note(id, v, at);
    this.#lastDay.set(id, ticket.state === 'closed' ? 'closed' : lastDayOf(ticket, file), at);
    const isOwn = entered.opening.frame === 'student';
    const people = isOwn || read.stored.length > 0 ? read.stored : await this.#parts.classes.asked(entered, at);
    const learners = learnersAmong(people, read.on, at);
    const live = await (isOwn ? this.#own(entered, read, learners, at) : this.#room(entered, read, learners, at));
    return { ticket, learners, live };
  }

  async #own(
    { opening, selected }: Entered,
    { v, work, notes, on }: ReadLook,
    learners: readonly TicketLearner[],
    at: Instant,
  ): Promise<Own> {
    const learner = opening.learner ?? NOBODY;
    const advice: LearnerAdvice | null = isTold(opening, work.ticket)
      ? ((await this.#parts.advisor.of(selected, v, work, learners, at)).learners.get(learner) ?? null)
      : null;
    return ownView({ v, work, learner, done: on.get(learner)?.done ?? false, notes, advice });
  }

  async #room(
    { opening, selected }: Entered,
    { v, work, notes, on }: ReadLook,
    learners: readonly TicketLearner[],
    at: Instant,
  ): Promise<Live> {
    const { learner } = opening;
    const advice = await this.#parts.advisor.of(selected, v, work, learners, at);
    const room = roomView({ v, work, learners, advice, grades: on });
    if (learner === null) return room;
    const points = on.get(learner)?.graded ?? null;
    const of = maxPointsOf(work.ticket);
    const grade = points === null || of === null ? null : { points, of };
    return onlyOf(room, learner, { targets: advice.learners.get(learner)?.targets ?? [], notes, grade });
  }

  /** That a learner's page is open; who comes back after a while is told to whoever looks on. */
  async #noteSeen({ opening }: Entered, ticket: TicketId, at: Instant): Promise<void> {
    const { learner, role, school, id, name } = opening;
    if (role !== 'learner' || learner === null || this.#seen.get(id, at) === true) return;
    this.#seen.set(id, true, at);
    await this.#parts.store.school(school, async (db) => {
      const before = await holdOwn(this.#parts, db, ticket, learner);
      await meetLearner(db, ticket, { learner, name, attachment: null, submission: null }, at);
      const away = before === null || Date.parse(at) - Date.parse(before.seenAt) > 2 * SEEN_EVERY;
      if (away) await raiseVersion(db, ticket, before === null ? 'all' : { learner });
    });
  }
}

/** The state a write meets: that of the ticket's day, or closed where the LMS knows the place no more. */
export function stateFor(
  { selected, isGone }: Pick<Entered, 'selected' | 'isGone'>,
  ticket: Ticket,
  at: Instant,
): TicketWork['state'] {
  return isGone ? 'closed' : stateNow(ticket, selected.file, at);
}
