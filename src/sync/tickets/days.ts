import type { StoredTickets } from '../../store/tickets/days.ts';
import { schoolDayAfter, type Calendar } from '../../school/calendar.ts';
import { stateOn } from '../../ticket/state.ts';
import type { Ticket, TicketState } from '../../ticket/types.ts';
import type { TicketDays } from '../../ticket/work.ts';
import { itemOfTicket } from '../../evidence/observe-tickets.ts';
import type { ItemId } from '../../ids.ts';
import { dateIn, type Instant, type SchoolDate } from '../../time.ts';

/** Days back that a night reads tickets and conferences again, for late marks; older ones are evidence as they are. */
const READ_AGAIN = 35;

/** The first day of which a run reads the tickets. */
export function ticketsSince(zone: string, at: Instant): SchoolDate {
  return dateIn(zone, new Date(Date.parse(at) - READ_AGAIN * 86_400_000).toISOString() as Instant);
}

/** The state a ticket is in at that moment: as it was left, or closed where its days are over. */
export function stateAt(ticket: Pick<Ticket, 'state' | 'kind' | 'date'>, calendar: Calendar, at: Instant): TicketState {
  const lastDay = ticket.kind === 'exit' ? schoolDayAfter(calendar, ticket.date) : ticket.date;
  return stateOn(ticket, dateIn(calendar.school.timeZone, at), lastDay);
}

/** What there was of the tickets at that moment. */
export function daysAt({ tickets, conferences }: StoredTickets, calendar: Calendar, at: Instant): TicketDays {
  return {
    works: tickets
      .filter(({ ticket }) => ticket.madeAt <= at)
      .map((stored) => ({ ...stored, state: stateAt(stored.ticket, calendar, at) })),
    conferences: conferences.filter((each) => each.at <= at),
  };
}

/** What each question of these tickets asks. */
export function ticketQuestionWords({ works }: TicketDays): [ItemId, string][] {
  return works.flatMap((work) =>
    work.ticket.questions.map(({ text }, index): [ItemId, string] => [itemOfTicket(work, index + 1), text]),
  );
}
