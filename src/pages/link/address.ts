import type { CourseId } from '../../ids.ts';
import type { Opening } from '../../sync/tickets/desk.ts';

/** Where a ticket is composed that a link will lead to. */
export const COMPOSE = '/compose';
/** Where the link to a composed ticket is given to the LMS that wished for one. */
export const COMPOSED = '/compose/link';
/** A learner's list of what is open now. */
export const TICKETS = '/tickets';

/** The page of somebody who opened a ticket. */
export function ticketAddress({ id, ticket }: Pick<Opening, 'id' | 'ticket'>): string {
  return `/t/${ticket ?? ''}?o=${encodeURIComponent(id)}`;
}

export function composeAddress(for_: { readonly course: CourseId } | { readonly opening: string }): string {
  const asked = 'course' in for_ ? { course: for_.course } : { o: for_.opening };
  return `${COMPOSE}?${new URLSearchParams(asked).toString()}`;
}

export function composedAddress(opening: string): string {
  return `${COMPOSED}?${new URLSearchParams({ o: opening }).toString()}`;
}
