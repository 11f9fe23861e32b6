import type { TicketId } from '../../ticket/types.ts';
import { NO_ADVICE, type TicketAdvice } from '../../ticket/advice.ts';
import type { TicketWork } from '../../ticket/work.ts';
import { loadAsks } from '../../store/day/asks.ts';
import { loadChoices } from '../../store/day/choices.ts';
import { recordsOf } from '../../store/records.ts';
import { loadProposals } from '../../store/day/proposals.ts';
import { loadConferences, loadTickets, type StoredTickets } from '../../store/tickets/days.ts';
import type { Store } from '../../store/types.ts';
import { instant, type Instant } from '../../time.ts';
import type { Proposal } from '../../pathway/proposals.ts';
import type { SelectedCourse } from '../find.ts';
import type { RouteFacts } from '../night/decide.ts';
import { storedFacts } from '../night/stored-facts.ts';
import { adviseOn } from './advice.ts';
import { daysAt, ticketsSince } from './days.ts';
import { KeptFor } from './kept-for.ts';
import { routesDay } from './work-of.ts';

/** Milliseconds for which what the nights know of a class is not read again, nor its year of asks, ideas and other tickets: a look reads what is new. */
const CLASS_KEPT = 60_000;
/** Milliseconds by which the clock of another instance may be behind. */
const CLOCKS_APART = 60_000;

interface ClassRead {
  readonly facts: RouteFacts;
  readonly proposals: readonly Proposal[];
  readonly stored: StoredTickets;
}

interface Advised {
  readonly v: number;
  readonly advice: Promise<TicketAdvice>;
}

/** The advice with a ticket's answers counted in: computed once for each version of the ticket, however many of the class look at it. */
export class Advisor {
  readonly #store: Store;
  readonly #class = new KeptFor<TicketId, Promise<ClassRead>>(CLASS_KEPT);
  readonly #advice = new KeptFor<TicketId, Advised>(CLASS_KEPT);
  constructor(store: Store) {
    this.#store = store;
  }

  /** @param learners whom it is about: the class, and who else opened the ticket */
  of(
    selected: SelectedCourse,
    v: number,
    work: TicketWork,
    learners: RouteFacts['learners'],
    at: Instant,
  ): Promise<TicketAdvice> {
    if (work.ticket.kind === 'habit' || work.state === 'draft' || work.state === 'open')
      return Promise.resolve(NO_ADVICE);
    const { id } = work.ticket;
    const known = this.#advice.get(id, at);
    if (known?.v === v) return known.advice;
    const advice = this.#worked(selected, work, learners, at);
    this.#advice.set(id, { v, advice }, at);
    advice.catch(() => this.#advice.delete(id));
    return advice;
  }

  async #worked(
    { file, course }: SelectedCourse,
    work: TicketWork,
    learners: RouteFacts['learners'],
    at: Instant,
  ): Promise<TicketAdvice> {
    const { id } = work.ticket;
    const read = await this.#read({ file, course }, id, at);
    const since = instant(new Date(Date.parse(read.facts.at) - CLOCKS_APART).toISOString());
    const date = routesDay(work.ticket, file);
    const { choices, asks, proposals, conferences } = await this.#store.school(file.school.id, async (db) => ({
      choices: await loadChoices(db, course.id, date),
      asks: newest(read.facts.asks, await loadAsks(db, course.id, since)),
      proposals: newest(read.proposals, await loadProposals(db, course.id, since)),
      conferences: await loadConferences(db, course.id, ticketsSince(file.school.timeZone, at)),
    }));
    const days = daysAt({ ...read.stored, conferences }, file, at);
    const works = [...days.works.filter(({ ticket }) => ticket.id !== id), work];
    return adviseOn({ ...read.facts, learners, choices, asks, proposals }, work, { ...days, works }, at);
  }

  /** Data that does not concern this ticket alone, at most a minute old. */
  #read({ file, course }: SelectedCourse, id: TicketId, at: Instant): Promise<ClassRead> {
    const known = this.#class.get(id, at);
    if (known !== undefined) return known;
    const read = this.#store.school(file.school.id, async (db) => ({
      facts: await storedFacts(recordsOf(db), file, course, at),
      proposals: await loadProposals(db, course.id),
      stored: await loadTickets(db, course.id, ticketsSince(file.school.timeZone, at)),
    }));
    this.#class.set(id, read, at);
    read.catch(() => this.#class.delete(id));
    return read;
  }
}

/** The data read before, updated with the changes since. */
function newest<T extends { readonly id: number }>(before: readonly T[], since: readonly T[]): T[] {
  const rows = new Map([...before, ...since].map((row) => [row.id, row]));
  return [...rows.values()].toSorted((a, b) => a.id - b.id);
}
