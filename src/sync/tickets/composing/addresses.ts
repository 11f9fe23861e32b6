import type { AttachRequest } from '../../../lms/addon.ts';
import { TicketId } from '../../../ticket/types.ts';

/** Our pages of one ticket, as they stand in the LMS. */
export function addressesOf(baseUrl: string, ticket: TicketId): AttachRequest['addresses'] {
  const page = (frame: string): string => `${baseUrl}/addon/${frame}?ticket=${ticket}`;
  return { student: page('student'), teacher: page('teacher'), review: page('review') };
}

/** Where a link leads to a ticket, for its class and its teachers alike. */
export function linkAddress(baseUrl: string, ticket: TicketId): string {
  return `${baseUrl}/t/${ticket}`;
}

/** The ticket that an address of ours leads to; null: it is none of ours. */
export function ticketInAddress(baseUrl: string, address: string): TicketId | null {
  if (!address.startsWith(`${baseUrl}/addon/`) || !URL.canParse(address)) return null;
  const ticket = TicketId.safeParse(new URL(address).searchParams.get('ticket'));
  return ticket.success ? ticket.data : null;
}
