import { LearnerId } from '../../ids.ts';
import { holdLearner, learnersOn, meetLearner } from '../../store/tickets/learners.ts';
import { loadNotes } from '../../store/tickets/notes.ts';
import { loadVersion, raiseVersion } from '../../store/tickets/versions.ts';
import type { Store } from '../../store/types.ts';
import type { LearnerAdvice } from '../../ticket/advice.ts';
import { maxPointsOf } from '../../ticket/grade.ts';
import { ownView } from '../../ticket/own.ts';
import { roomView } from '../../ticket/room.ts';
import type { Live, Own, Ticket, TicketId } from '../../ticket/types.ts';
import type { TicketWork } from '../../ticket/work.ts';
import { dateIn, type Instant, type SchoolDate } from '../../time.ts';
import type { Advisor } from './advisor.ts';
import { learnersOf, storedClass, type Classes } from './class-of.ts';
import type { Entered } from './enter.ts';
import { KeptFor } from './kept-for.ts';
import type { KnownVersions } from './known-versions.ts';
import { onlyOf } from './only-of.ts';
import { closeInTime, lastDayOf, stateNow, theTicket, workOn } from './work-of.ts';

export interface LiveParts {
  readonly store: Store;
  readonly versions: KnownVersions;
  readonly classes: Classes;
  readonly advisor: Advisor;
}

/** Milliseconds between two notes that a page is open. */
const SEEN_EVERY = 30_000;
/** Milliseconds after which an instance looks at a ticket's days again. */
const DAYS_KEPT = 600_000;
/** A teacher looks at what learners get: nobody's answers. */
const NOBODY = LearnerId.parse('-');

/** What the pages of a ticket live on (FRAMES.md 6). */
export class LiveTickets {
  readonly #parts: LiveParts;
  readonly #seen = new KeptFor<string, true>(SEEN_EVERY);
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
    if (isLookedAt && (await this.#parts.versions.of(school.id, ticket, at)) === version) return null;
    const live = await this.of(entered, ticket, at);
    return live.v === version ? null : live;
  }

  /** The whole of what that page may know now. */
  async of(entered: Entered, id: TicketId, at: Instant): Promise<Live> {
    const { file } = entered.selected;
    const { ticket, v } = await this.#parts.store.school(file.school.id, async (db) => ({
      ticket: await closeInTime(db, await theTicket(db, id), file, at),
      v: await loadVersion(db, id),
    }));
    this.#parts.versions.note(id, v, at);
    this.#lastDay.set(id, ticket.state === 'closed' ? 'closed' : lastDayOf(ticket, file), at);
    const live = await (entered.opening.frame === 'student'
      ? this.#own(entered, ticket, v, at)
      : this.#room(entered, ticket, v, at));
    return entered.isGone ? { ...live, state: 'closed' } : live;
  }

  async #own({ opening, selected }: Entered, ticket: Ticket, v: number, at: Instant): Promise<Own> {
    const { file, course } = selected;
    const learner = opening.learner ?? NOBODY;
    const isTold = ticket.shown.length > 0 && opening.learner !== null;
    const read = await this.#parts.store.school(file.school.id, async (db) => ({
      // the class's answers are needed for the engine's word alone
      work: await workOn(db, ticket, file, at, isTold ? undefined : learner),
      notes: await loadNotes(db, ticket.id, learner),
      done: (await learnersOn(db, ticket.id)).some((each) => each.learner === learner && each.done),
      learners: isTold ? (await learnersOf(db, ticket.id, await storedClass(db, course.id), at)).learners : [],
    }));
    const { work, notes, done, learners } = read;
    const advice: LearnerAdvice | null = isTold
      ? ((await this.#parts.advisor.of(selected, v, work, learners, at)).learners.get(learner) ?? null)
      : null;
    return ownView({ v, work, learner, done, notes, advice });
  }

  async #room(entered: Entered, ticket: Ticket, v: number, at: Instant): Promise<Live> {
    const { opening, selected } = entered;
    const { file, course } = selected;
    const { store, classes, advisor } = this.#parts;
    const stored = await store.school(file.school.id, (db) => storedClass(db, course.id));
    const people = stored.length > 0 ? stored : await classes.asked(entered, at);
    const { learner } = opening;
    const { work, learners, on, notes } = await store.school(file.school.id, async (db) => ({
      ...(await learnersOf(db, ticket.id, people, at)),
      work: await workOn(db, ticket, file, at),
      notes: learner === null ? [] : await loadNotes(db, ticket.id, learner),
    }));
    const advice = await advisor.of(selected, v, work, learners, at);
    const room = roomView({ v, work, learners, advice });
    if (learner === null) return room;
    const points = on.get(learner)?.graded ?? null;
    const of = maxPointsOf(ticket);
    const grade = points === null || of === null ? null : { points, of };
    return onlyOf(room, learner, { targets: advice.learners.get(learner)?.targets ?? [], notes, grade });
  }

  /** That a learner's page is open; who comes back after a while is told to whoever looks on. */
  async #noteSeen({ opening }: Entered, ticket: TicketId, at: Instant): Promise<void> {
    const { learner, role, school, id, name } = opening;
    if (role !== 'learner' || learner === null || this.#seen.get(id, at) === true) return;
    this.#seen.set(id, true, at);
    await this.#parts.store.school(school, async (db) => {
      const before = await holdLearner(db, ticket, learner);
      await meetLearner(db, ticket, { learner, name, attachment: null, submission: null }, at);
      const away = before === null || Date.parse(at) - Date.parse(before.seenAt) > 2 * SEEN_EVERY;
      if (away) await raiseVersion(db, ticket);
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
