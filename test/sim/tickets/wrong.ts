import type { StoredTickets } from '../../../src/store/tickets/days.ts';
import type { TicketDesk } from '../../../src/sync/tickets/desk.ts';
import type { Clock } from './clock.ts';
import type { WrongBrowser } from './device.ts';
import type { TicketStore, Twist } from './ticket-store.ts';

/** What a planted fault puts in the place of the product's own. */
export interface Wrong {
  /** At the statements of the store. */
  readonly twist: Twist;
  /** At the desk. */
  readonly desk: (desk: TicketDesk, of: { readonly store: TicketStore; readonly clock: Clock }) => TicketDesk;
  /** At what the night reads of the tickets. */
  readonly night: (held: StoredTickets) => StoredTickets;
  /** In the browser. */
  readonly browser: WrongBrowser;
}

/** Nothing is wrong. */
export const RIGHT: Wrong = { twist: () => null, desk: (desk) => desk, night: (held) => held, browser: {} };
