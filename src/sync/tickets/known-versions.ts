import type { SchoolId } from '../../ids.ts';
import { loadVersion } from '../../store/tickets/versions.ts';
import type { Store } from '../../store/types.ts';
import type { TicketId } from '../../ticket/types.ts';
import type { Instant } from '../../time.ts';
import { KeptFor } from './kept-for.ts';

/** Milliseconds for which an instance believes a version it has read. */
const KEPT = 500;

/** How often each ticket has changed: a class polls, and the store is asked twice a second at most. */
export class KnownVersions {
  readonly #store: Store;
  readonly #kept = new KeptFor<TicketId, number>(KEPT);
  readonly #asking = new Map<TicketId, Promise<number>>();
  constructor(store: Store) {
    this.#store = store;
  }

  async of(school: SchoolId, ticket: TicketId, at: Instant): Promise<number> {
    const known = this.#kept.get(ticket, at);
    if (known !== undefined) return known;
    const asking =
      this.#asking.get(ticket) ??
      this.#store.school(school, (db) => loadVersion(db, ticket)).finally(() => this.#asking.delete(ticket));
    this.#asking.set(ticket, asking);
    const version = await asking;
    this.note(ticket, version, at);
    return version;
  }

  /** What this instance has just read or raised itself. */
  note(ticket: TicketId, version: number, at: Instant): void {
    if (version >= (this.#kept.get(ticket, at) ?? 0)) this.#kept.set(ticket, version, at);
  }
}
