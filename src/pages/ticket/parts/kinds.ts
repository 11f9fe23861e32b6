import type { AnswerKind, TicketKind } from '../../../ticket/types.ts';

/**
 * The kinds in the order of the page. They are in a file of their own, so that browser scripts do not load the server's
 * checks of tickets.
 */
export const TICKET_KINDS = ['entrance', 'exit', 'station', 'habit'] as const satisfies readonly TicketKind[];
export const ANSWER_KINDS = ['one', 'several', 'text', 'number', 'sentence'] as const satisfies readonly AnswerKind[];
