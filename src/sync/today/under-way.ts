import type { TicketState } from '../../ticket/types.ts';

/** How many tickets of ours are under way: somebody may still answer, mark or choose on them. */
export function underWay(tickets: readonly { readonly state: TicketState }[]): number {
  return tickets.filter(({ state }) => state === 'open' || state === 'marking' || state === 'key').length;
}
