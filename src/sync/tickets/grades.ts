import { later } from '../../http/waited.ts';
import type { LearnerId } from '../../ids.ts';
import { actingAlone } from '../../store/acting.ts';
import { LmsError } from '../../lms/errors.ts';
import type { AddonPlace } from '../../lms/addon.ts';
import type { Lms } from '../../lms/types.ts';
import { pauseOf } from '../../store/nights/pauses.ts';
import { keepWork, learnersOn, noteUngraded, setGraded, type OnTicket } from '../../store/tickets/learners.ts';
import { placesOf, type BoundPlace } from '../../store/tickets/places.ts';
import { ticketsOf } from '../../store/tickets/tickets.ts';
import { raiseVersion } from '../../store/tickets/versions.ts';
import { gradeOf } from '../../ticket/grade.ts';
import type { TicketId } from '../../ticket/types.ts';
import { dateIn, daysAfter, type Instant } from '../../time.ts';
import type { SelectedCourse } from '../find.ts';
import { knownPlace, listedPlaces, type GradePlace } from './grade-places.ts';
import type { Entered } from './opening/enter.ts';
import { KeptFor } from './kept-for.ts';
import type { DeskParts } from './parts.ts';
import { theSeen, workOn } from './work-of.ts';

interface Due {
  readonly on: OnTicket;
  readonly points: number;
}

type Why = NonNullable<OnTicket['gradeWaits']>;

/** For whom grades are given, and with what. */
interface Giving {
  readonly selected: SelectedCourse;
  /** What the ticket hangs on. */
  readonly kind: AddonPlace['kind'];
  readonly lms: () => Promise<Lms>;
}

/** Milliseconds for which an instance remembers what may stand in the LMS; forgotten, it is left to the teacher. */
const REMEMBERED = 48 * 3_600_000;
/** Milliseconds for which the LMS is not asked again for work that it has not listed. */
const UNLISTED = 300_000;
/** Days back of which a night looks for grades that were left. */
const NIGHT_DAYS = 3;

/**
 * Draft grades in the LMS, behind the answers to pages: they keep nobody waiting, and one that fails, or stops with its instance, is tried at the next
 * change and by the night: what is left to give is told by the store. Never a final grade, and never over what a teacher wrote (FRAMES.md 8).
 */
export class Grades {
  readonly #parts: DeskParts;
  /** One run a ticket at a time; what changes meanwhile is one more run. */
  readonly #running = new Map<TicketId, Promise<void>>();
  readonly #again = new Map<TicketId, { readonly giving: Giving; readonly at: Instant }>();
  /** Values that may stand in the LMS although no answer said so. */
  readonly #maybe = new KeptFor<string, Set<number>>(REMEMBERED);
  /** Where a teacher's own grade stands: the value we did not give. */
  readonly #theirs = new KeptFor<string, number>(REMEMBERED);
  /** Learners for whom the LMS lists no submission. */
  readonly #unlisted = new KeptFor<string, true>(UNLISTED);
  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Something has changed that may change grades. */
  changed(entered: Entered, ticket: TicketId, at: Instant): void {
    const { selected, opening } = entered;
    this.#give(ticket, { selected, kind: opening.place.kind, lms: () => this.#teachers(entered) }, at);
  }

  /** Gives what the days before left undone, when no page is open any more. Nothing is given in a class that is paused. */
  async left(selected: SelectedCourse, lms: Lms, at: Instant): Promise<void> {
    const { file, course } = selected;
    const since = dateIn(file.school.timeZone, daysAfter(at, -NIGHT_DAYS));
    const tickets = await this.#parts.store.school(file.school.id, async (db) =>
      (await pauseOf(db, course.id)) === null ? ticketsOf(db, course.id, since) : [],
    );
    const giving: Giving = { selected, kind: 'assignment', lms: async () => lms };
    for (const { id, onPaper } of tickets) if (!onPaper) this.#give(id, giving, at);
    await Promise.all(tickets.flatMap(({ id }) => this.#running.get(id) ?? []));
  }

  #give(ticket: TicketId, giving: Giving, at: Instant): void {
    if (this.#running.has(ticket)) {
      this.#again.set(ticket, { giving, at });
      return;
    }
    // recorded as Waymark's own act: it runs after the answer to the page, for no person in particular
    const run = later(() => actingAlone(() => this.#run(giving, ticket, at)))
      .catch((error: unknown) => {
        this.#parts.note({ event: 'ticket-grade-failed', kind: error instanceof LmsError ? error.kind : 'fault' });
      })
      .finally(() => {
        this.#running.delete(ticket);
        const next = this.#again.get(ticket);
        this.#again.delete(ticket);
        if (next !== undefined) this.#give(ticket, next.giving, next.at);
      });
    this.#running.set(ticket, run);
  }

  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  async #run(giving: Giving, id: TicketId, at: Instant): Promise<void> {
    const { file } = giving.selected;
    const { due, places } = await this.#parts.store.school(file.school.id, async (db) => {
      const work = await workOn(db, await theSeen(db, id), file, at);
      const on = await learnersOn(db, id);
      return { due: dueOf(on, (learner, done) => gradeOf(work, learner, done)), places: await placesOf(db, id) };
    });
    const wanted = due.filter(({ on, points }) => this.#theirs.get(`${id} ${on.learner}`, at) !== points);
    if (wanted.length === 0) return;
    const left = new Map<LearnerId, Why>();
    const rest = new Set(wanted.map(({ on }) => on.learner));
    try {
      const lms = await giving.lms();
      const listed = await this.#tried(() => this.#listed(lms, id, places, wanted, giving, at));
      for (const each of wanted) {
        const where = knownPlace(places, each.on) ?? listed?.get(each.on.learner);
        const nowhere = listed === undefined ? 'down' : 'no-work';
        const why =
          where === undefined ? nowhere : await this.#tried(() => this.#giveOne(lms, id, where, each, giving, at));
        rest.delete(each.on.learner);
        if (why !== null) left.set(each.on.learner, why ?? 'down');
      }
    } catch (error) {
      const why = error instanceof LmsError && error.kind === 'denied' ? 'not-connected' : 'down';
      for (const learner of rest) left.set(learner, why);
      throw error;
    } finally {
      await this.#tellLeft(giving, id, left);
    }
  }

  /** Why some grades are not given is told on the teacher's page. */
  async #tellLeft(
    { selected }: Pick<Giving, 'selected'>,
    id: TicketId,
    left: ReadonlyMap<LearnerId, Why>,
  ): Promise<void> {
    if (left.size === 0) return;
    await this.#parts.store.school(selected.file.school.id, async (db) => {
      let isNew = false;
      for (const [learner, why] of left) if (await noteUngraded(db, id, learner, why)) isNew = true;
      if (isNew) await raiseVersion(db, id, 'teachers');
    });
  }

  /** A failure that concerns one learner is noted, and the others go on. */
  async #tried<T>(give: () => Promise<T>): Promise<T | undefined> {
    try {
      return await give();
    } catch (error) {
      if (!(error instanceof LmsError) || error.scope !== 'call') throw error;
      this.#parts.note({ event: 'ticket-grade-failed', kind: error.kind });
      return undefined;
    }
  }

  /** Where those have their work who came by the link alone. Whoever has none in the LMS is noted, and not asked for again for some minutes. */
  async #listed(
    lms: Lms,
    id: TicketId,
    places: readonly BoundPlace[],
    wanted: readonly Due[],
    { selected, kind }: Giving,
    at: Instant,
  ): Promise<ReadonlyMap<LearnerId, GradePlace>> {
    const learners = wanted
      .filter(
        ({ on }) => knownPlace(places, on) === null && this.#unlisted.get(`${id} ${on.learner}`, at) === undefined,
      )
      .map(({ on }) => on.learner);
    const found = await listedPlaces(lms, places, new Set(learners), kind);
    for (const learner of learners) {
      if (found.has(learner)) continue;
      this.#unlisted.set(`${id} ${learner}`, true, at);
      this.#parts.note({ event: 'ticket-grade-failed', kind: 'gone' });
    }
    await this.#parts.store.school(selected.file.school.id, async (db) => {
      for (const [learner, { place, submission }] of found)
        if (place.attachment !== null && submission !== null)
          await keepWork(db, id, learner, place.attachment, submission);
    });
    return found;
  }

  /** As the course's teacher; where no credential of theirs is stored, as the teacher at the page. */
  async #teachers({ who, opening, selected }: Entered): Promise<Lms> {
    try {
      return await this.#parts.connect(selected.file, selected.course);
    } catch (error) {
      if (!(error instanceof LmsError) || opening.role !== 'teacher' || opening.door !== 'addon' || who.as === null)
        throw error;
      return await who.as(opening.school);
    }
  }

  /** Null: it stands there now. */
  async #giveOne(
    lms: Lms,
    id: TicketId,
    where: GradePlace,
    { on, points }: Due,
    { selected, kind }: Giving,
    at: Instant,
  ): Promise<Why | null> {
    const key = `${id} ${on.learner}`;
    const maybe = this.#maybe.get(key, at) ?? new Set();
    this.#maybe.set(key, maybe.add(points), at);
    const last = on.graded;
    const given = await givenIn(lms, where, { on, points, last, maybe }, kind);
    if (given === 'none') return 'no-work';
    if (given === 'stays') {
      this.#theirs.set(key, points, at);
      return 'theirs';
    }
    this.#theirs.delete(key);
    this.#maybe.delete(key);
    await this.#parts.store.school(selected.file.school.id, async (db) => {
      await setGraded(db, id, on.learner, points);
      await raiseVersion(db, id, 'teachers');
    });
    return null;
  }
}

/** Whose grade is to be another one than we gave last. */
function dueOf(on: readonly OnTicket[], grade: (learner: LearnerId, done: boolean) => number | null): Due[] {
  return on.flatMap((each): Due[] => {
    const points = grade(each.learner, each.done);
    return points === null || points === each.graded ? [] : [{ on: each, points }];
  });
}

/** `given`: it stands there now; `stays`: a teacher's own stands there; `none`: there is no work it could stand on. */
async function givenIn(
  { addon, linkTickets }: Lms,
  { place: { course, item, attachment }, submission }: GradePlace,
  { on, points, last, maybe }: Due & { readonly last: number | null; readonly maybe: ReadonlySet<number> },
  kind: AddonPlace['kind'],
): Promise<'given' | 'stays' | 'none'> {
  if (attachment === null) {
    if (linkTickets === null) return 'none';
    for (const ours of new Set([last, ...maybe])) {
      const given = await linkTickets.draftGrade(course, item, on.learner, { points, last: ours });
      if (given !== 'stays') return 'given';
    }
    return 'stays';
  }
  if (addon === null || submission === null) return 'none';
  const place = { course, item, kind };
  const now = await addon.workOf(place, attachment, submission);
  if (now.learner !== on.learner) return 'none';
  if (now.points === points) return 'given';
  if (now.points !== null && now.points !== last && !maybe.has(now.points)) return 'stays';
  await addon.grade(place, attachment, submission, points);
  return 'given';
}
