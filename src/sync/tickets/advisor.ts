import type { TicketId } from '../../ticket/types.ts';
import { NO_ADVICE, type TicketAdvice } from '../../ticket/advice.ts';
import type { TicketWork } from '../../ticket/work.ts';
import { loadAsks } from '../../store/day/asks.ts';
import { loadChoices } from '../../store/day/choices.ts';
import { recordsOf } from '../../store/records.ts';
import { loadProposals } from '../../store/day/proposals.ts';
import { loadTickets } from '../../store/tickets/days.ts';
import type { Store } from '../../store/types.ts';
import type { Instant } from '../../time.ts';
import type { SelectedCourse } from '../find.ts';
import type { RouteFacts } from '../night/decide.ts';
import { storedFacts } from '../night/stored-facts.ts';
import { adviseOn } from './advice.ts';
import { daysAt, ticketsSince } from './days.ts';
import { KeptFor } from './kept-for.ts';
import { routesDay } from './work-of.ts';

/** Milliseconds for which what the nights know of a class is not read again. */
const FACTS_KEPT = 60_000;

interface Advised {
  readonly v: number;
  readonly advice: Promise<TicketAdvice>;
}

/** What the one engine says with a ticket in: worked out once a version, however many of the class look. */
export class Advisor {
  readonly #store: Store;
  readonly #facts = new KeptFor<TicketId, Promise<RouteFacts>>(FACTS_KEPT);
  readonly #advice = new KeptFor<TicketId, Advised>(FACTS_KEPT);
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
    const facts =
      this.#facts.get(id, at) ??
      this.#store.school(file.school.id, (db) => storedFacts(recordsOf(db), file, course, at));
    this.#facts.set(id, facts, at);
    facts.catch(() => this.#facts.delete(id));
    const date = routesDay(work.ticket, file);
    const { choices, asks, proposals, stored } = await this.#store.school(file.school.id, async (db) => ({
      choices: await loadChoices(db, course.id, date),
      asks: await loadAsks(db, course.id),
      proposals: await loadProposals(db, course.id),
      stored: await loadTickets(db, course.id, ticketsSince(file.school.timeZone, at)),
    }));
    const days = daysAt(stored, file, at);
    const works = [...days.works.filter(({ ticket }) => ticket.id !== id), work];
    return adviseOn({ ...(await facts), learners, choices, asks, proposals }, work, { ...days, works }, at);
  }
}
