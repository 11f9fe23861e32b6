import type { AnswerKind, TicketKind } from '../../../ticket/types.ts';

/** In the order of a page; scripts of the browser take them from here, without what checks a ticket on the server. */
export const TICKET_KINDS = ['entrance', 'exit', 'station', 'habit'] as const satisfies readonly TicketKind[];
export const ANSWER_KINDS = ['one', 'several', 'text', 'number', 'sentence'] as const satisfies readonly AnswerKind[];
