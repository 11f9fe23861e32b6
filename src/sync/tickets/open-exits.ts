import { observeTickets } from '../../evidence/observe-tickets.ts';
import type { Evidence } from '../../evidence/types.ts';
import { EvidenceId, type CourseId } from '../../ids.ts';
import type { TicketDays } from '../../ticket/work.ts';

/**
 * What exit tickets that nobody graded together yet show by the machine's marks and the teacher's: an exit ticket stays open through the
 * next school day, and its result is wanted that morning. Shown on the board alone; it is evidence when the ticket is.
 */
export function openExits(course: CourseId, { works }: TicketDays): Evidence[] {
  const open = works.filter(({ ticket, state }) => ticket.kind === 'exit' && state === 'open');
  const { observations } = observeTickets(course, {
    works: open.map((work) => ({ ...work, state: 'marking' as const })),
    conferences: [],
  });
  return observations.map((each) => ({ ...each, id: EvidenceId.parse(each.key), version: 1 }));
}
