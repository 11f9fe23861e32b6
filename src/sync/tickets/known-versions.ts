import type { LearnerId, SchoolId } from '../../ids.ts';
import { loadVersions, type Versions } from '../../store/tickets/versions.ts';
import type { Store } from '../../store/types.ts';
import type { TicketId } from '../../ticket/types.ts';
import type { Instant } from '../../time.ts';
import { KeptFor } from './kept-for.ts';

/** Milliseconds for which an instance believes a version it has read. */
const KEPT = 500;
/** Milliseconds for which it knows whom earlier changes concerned, so that it reads of the newest alone. */
const REMEMBERED = 600_000;

const NOTHING: Versions = { version: 0, common: 0, changed: new Map() };

/** How often each ticket has changed, and for whom: a class polls, and the store is asked twice a second at most, and after a change. */
export class KnownVersions {
  readonly #store: Store;
  readonly #fresh = new KeptFor<TicketId, true>(KEPT);
  readonly #known = new KeptFor<TicketId, Versions>(REMEMBERED);
  readonly #asking = new Map<TicketId, Promise<Versions>>();
  constructor(store: Store) {
    this.#store = store;
  }

  /** The last version that the teachers' pages have to read. */
  async of(school: SchoolId, ticket: TicketId, at: Instant): Promise<number> {
    return (await this.#versions(school, ticket, at)).version;
  }

  /** The last version that the page of that learner has to read; null: of nobody, as a teacher sees it. */
  async ofLearner(school: SchoolId, ticket: TicketId, learner: LearnerId | null, at: Instant): Promise<number> {
    const { common, changed } = await this.#versions(school, ticket, at);
    return Math.max(common, learner === null ? 0 : (changed.get(learner) ?? 0));
  }

  /** What this instance has just read or raised itself: what it knew is old where it is newer. */
  note(ticket: TicketId, version: number, at: Instant): void {
    if (version > (this.#known.get(ticket, at)?.version ?? 0)) this.#fresh.delete(ticket);
  }

  async #versions(school: SchoolId, ticket: TicketId, at: Instant): Promise<Versions> {
    const known = this.#known.get(ticket, at) ?? NOTHING;
    if (this.#fresh.get(ticket, at) === true) return known;
    const asking =
      this.#asking.get(ticket) ?? this.#ask(school, ticket, known, at).finally(() => this.#asking.delete(ticket));
    this.#asking.set(ticket, asking);
    return asking;
  }

  async #ask(school: SchoolId, ticket: TicketId, known: Versions, at: Instant): Promise<Versions> {
    const read = await loadVersions(this.#store.look(school), ticket, known.version);
    const versions = { ...read, changed: new Map([...known.changed, ...read.changed]) };
    this.#known.set(ticket, versions, at);
    this.#fresh.set(ticket, true, at);
    return versions;
  }
}
