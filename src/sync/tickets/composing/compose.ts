import { LmsError } from '../../../lms/errors.ts';
import { iCanOf } from '../../../school/i-can.ts';
import { languageFor } from '../../../school/language-for.ts';
import { loadCoursework } from '../../../store/results/coursework.ts';
import { loadQuizzes } from '../../../store/results/quizzes.ts';
import { askedBefore } from '../../../store/tickets/tickets.ts';
import type { Instant } from '../../../time.ts';
import { inTime } from '../ask-lms.ts';
import { askedInQuizzes, bankOf } from './bank.ts';
import { TicketRefused, type Composing } from '../desk.ts';
import type { Entered } from '../opening/enter.ts';
import { lmsOf } from '../opening/lms-of.ts';
import { grantedIn } from '../writing/standing-asks.ts';
import { KeptFor } from '../kept-for.ts';
import type { DeskParts } from '../parts.ts';

/** Milliseconds to wait for a class's name, and for which it is then remembered. */
const NAME_PATIENCE = 3000;
const NAME_KEPT = 600_000;

/** What a teacher composes a ticket from. */
export class Composers {
  readonly #parts: DeskParts;
  readonly #names = new KeptFor<string, string>(NAME_KEPT);
  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  async of(entered: Entered, at: Instant): Promise<Composing> {
    const { opening, selected } = entered;
    if (opening.frame !== 'discovery') throw new TicketRefused(404, 'unknown-page');
    const { file, course } = selected;
    const targets = file.targets.filter(
      ({ area }) => area === undefined || course.area === undefined || area === course.area,
    );
    const { asked, bank } = await this.#parts.store.school(file.school.id, async (db) => ({
      asked: await grantedIn(db, file, course, at),
      bank: bankOf(
        await askedBefore(db, course.id),
        askedInQuizzes(await loadQuizzes(db, course.id), await loadCoursework(db, course.id), file),
      ),
    }));
    return {
      opening,
      language: entered.language ?? languageFor(file, opening.person),
      courseName: await this.#nameOf(entered, at),
      units: course.units.map(({ title, targets: of }) => ({ title, targets: of })),
      targets: targets.map((target) => ({ code: target.code, iCan: iCanOf(target) })),
      asked: asked.filter(({ target }) => targets.some(({ code }) => code === target)),
      bank,
    };
  }

  /** As the LMS calls the class; where it does not say so in time, as the school file does. */
  async #nameOf(entered: Entered, at: Instant): Promise<string> {
    const { school, course } = entered.opening;
    const known = this.#names.get(`${school} ${course}`, at);
    if (known !== undefined) return known;
    try {
      const { name } = await inTime(named(this.#parts, entered), Math.min(NAME_PATIENCE, this.#parts.patience));
      this.#names.set(`${school} ${course}`, name, at);
      return name;
    } catch (error) {
      if (!(error instanceof LmsError)) throw error;
      return course;
    }
  }
}

async function named(parts: DeskParts, entered: Entered) {
  return (await lmsOf(parts, entered)).course(entered.opening.course);
}
