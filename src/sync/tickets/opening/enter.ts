import type { SchoolId } from '../../../ids.ts';
import type { Language } from '../../../language.ts';
import { LmsError } from '../../../lms/errors.ts';
import { endOpening, loadOpening, renewOpening, speakOn, type KeptOpening } from '../../../store/tickets/openings.ts';
import { schoolInId } from '../../../ticket/school-in-id.ts';
import { minutesBetween, type Instant } from '../../../time.ts';
import type { SelectedCourse } from '../../find.ts';
import { inTime } from '../ask-lms.ts';
import type { Courses } from '../courses.ts';
import { TicketRefused, type Opening, type SignedIn } from '../desk.ts';
import { Flood } from './flood.ts';
import { KeptFor } from '../kept-for.ts';
import { wishedBy } from './open.ts';
import { isHosted } from '../../../school/hosted.ts';
import type { DeskParts } from '../parts.ts';

/** Minutes after which the LMS is asked again for the role, and for which its last answer is good where it does not answer. */
const ASK_AGAIN = 5;
const GOOD_FOR = 60;

/** Milliseconds an instance keeps an opening, and does without an LMS that did not answer or knows the place no more. */
const KEPT = 5000;
const LEFT_ALONE = 30_000;
/** Milliseconds a page that is open already waits for the LMS: shorter than for somebody who opens it anew, as it can go on without an answer. */
const RECHECK_PATIENCE = 3000;

/** A person on a page they opened. */
export interface Entered {
  readonly who: SignedIn;
  readonly opening: Opening;
  readonly selected: SelectedCourse;
  /** What the LMS wants with a new attachment; in a composer only. */
  readonly token: string | null;
  /** As they chose on it; null: they never did. */
  readonly language: Language | null;
  /** The place is gone from the LMS: the page says it is closed, and what was answered stays. */
  readonly isGone: boolean;
}

type Verdict = 'so' | 'not-so' | 'gone' | 'silent' | TicketRefused;

/** The guard of every call with an opening: it exists, is this person's, and they are still who they were. */
export class Entrance {
  readonly #parts: DeskParts;
  readonly #courses: Courses;
  readonly #flood = new Flood();
  readonly #kept = new KeptFor<string, KeptOpening>(KEPT);
  readonly #said = new KeptFor<string, 'gone' | 'silent'>(LEFT_ALONE);
  readonly #asking = new Map<string, Promise<Verdict>>();
  constructor(parts: DeskParts, courses: Courses) {
    this.#parts = parts;
    this.#courses = courses;
  }

  /** @throws TicketRefused */
  async enter(who: SignedIn, id: string, at: Instant): Promise<Entered> {
    const school = schoolInId(id);
    if (school === null) throw new TicketRefused(404, 'unknown-page');
    if (this.#flood.isTooMany(id, at)) throw new TicketRefused(429, 'flood');
    const kept = await this.#openingOf(school, id, at);
    if (kept === null) throw new TicketRefused(404, 'unknown-page');
    const { opening } = kept;
    if (opening.person !== who.person.id) throw new TicketRefused(403, 'not-yours');
    if (kept.ended) throw new TicketRefused(403, 'left-class');
    const selected = await this.#courses.in(school, opening.course, at);
    if (selected === null) throw new TicketRefused(404, 'unknown-class');
    if (
      selected.file.school.lms !== who.person.lms ||
      (who.inside === undefined && !isHosted(who.person, selected.file))
    )
      throw new TicketRefused(403, 'not-yours');
    const token = kept.proof === null ? null : await this.#parts.seal.open(school, who.person, kept.proof);
    const entered: Entered = { who, opening, selected, token, language: kept.language, isGone: false };
    const age = minutesBetween(kept.checkedAt, at);
    return age < ASK_AGAIN || opening.door === 'launch' ? entered : this.#checked(entered, kept, age, at);
  }

  /** Keeps the language somebody chose on a page of theirs. @throws TicketRefused */
  async speak(who: SignedIn, id: string, language: Language, at: Instant): Promise<void> {
    const { opening } = await this.enter(who, id, at);
    await this.#parts.store.school(opening.school, (db) => speakOn(db, id, language));
    this.#kept.delete(id);
  }

  /** As the store had it some seconds ago at most, however often a page asks: another instance may have ended it, or somebody was erased. */
  async #openingOf(school: SchoolId, id: string, at: Instant): Promise<KeptOpening | null> {
    const known = this.#kept.get(id, at);
    if (known !== undefined) return known;
    const kept = await loadOpening(this.#parts.store.look(school), school, id, at);
    if (kept !== null) this.#kept.set(id, kept, at);
    return kept;
  }

  async #checked(entered: Entered, kept: KeptOpening, age: number, at: Instant): Promise<Entered> {
    const { id, school } = entered.opening;
    const said = this.#said.get(id, at);
    const isKeptOut = said === 'silent' && age >= GOOD_FOR; // who cannot go on meanwhile is not left to wait
    const verdict = isKeptOut ? await this.#askOnce(entered) : (said ?? (await this.#askOnce(entered)));
    if (verdict instanceof TicketRefused) throw verdict;
    switch (verdict) {
      case 'so':
        this.#kept.set(id, { ...kept, checkedAt: at }, at);
        await this.#parts.store.school(school, (db) => renewOpening(db, id, at));
        return entered;
      case 'not-so':
        this.#kept.set(id, { ...kept, ended: true }, at);
        await this.#parts.store.school(school, (db) => endOpening(db, id, at));
        throw new TicketRefused(403, 'left-class');
      case 'gone':
        if (this.#said.get(id, at) === undefined) this.#said.set(id, verdict, at);
        return { ...entered, isGone: true };
      case 'silent':
        if (this.#said.get(id, at) === undefined) this.#said.set(id, verdict, at);
        if (age >= GOOD_FOR) throw new TicketRefused(503, 'lms-silent');
        return entered;
      default:
        return verdict satisfies never;
    }
  }

  /** A page asks several things at once; the LMS is asked one. */
  #askOnce(entered: Entered): Promise<Verdict> {
    const { id } = entered.opening;
    const asking = this.#asking.get(id) ?? this.#ask(entered).finally(() => this.#asking.delete(id));
    this.#asking.set(id, asking);
    return asking;
  }

  async #ask(entered: Entered): Promise<Verdict> {
    try {
      const role = await inTime(this.#roleNow(entered), Math.min(RECHECK_PATIENCE, this.#parts.patience));
      return role === entered.opening.role ? 'so' : 'not-so';
    } catch (error) {
      if (error instanceof TicketRefused) return error;
      if (!(error instanceof LmsError)) throw error;
      if (error.reason === 'open-again') return new TicketRefused(403, 'open-again');
      if (error.scope === 'credential' && entered.opening.door === 'addon') return new TicketRefused(401, 'signed-out');
      // behind a link the role is asked with the class's own teacher's credential: a fault of it says nothing about the person
      if (error.kind === 'denied') return entered.opening.door === 'addon' ? 'not-so' : 'silent';
      return error.kind === 'gone' ? 'gone' : 'silent';
    }
  }

  async #roleNow({ who, opening, selected, token }: Entered): Promise<Opening['role'] | null> {
    const { place, frame, attachment, course, school, person } = opening;
    if (opening.door !== 'addon') {
      const lms = await this.#parts.connect(selected.file, selected.course);
      return lms.memberOf(course, person);
    }
    const addon = (await who.as?.(school))?.addon ?? null;
    return addon === null ? null : (await addon.context(place, wishedBy({ frame, attachment, token }))).role;
  }
}
