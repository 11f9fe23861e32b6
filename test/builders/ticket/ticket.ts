import { CourseId, CourseworkId, LearnerId, TargetCode } from '../../../src/ids.ts';
import { TicketId, type MadeMark, type Question, type Received, type Ticket } from '../../../src/ticket/types.ts';
import type { TicketWork } from '../../../src/ticket/work.ts';
import { Instant, SchoolDate } from '../../../src/time.ts';

export const TICKET = TicketId.parse(`${'t'.repeat(22)}.Y2VkYXI`);
export const ADDING = TargetCode.parse('5.NF.A.1');

export function oneChoice(over: Partial<Extract<Question, { kind: 'one' }>> = {}): Question {
  return {
    kind: 'one',
    text: 'Which is the same as 1/2?',
    target: ADDING,
    choices: ['2/4', '1/3'],
    right: [0],
    ...over,
  };
}

export function numberQuestion(right = '3/4'): Question {
  return { kind: 'number', text: '1/2 + 1/4 = ?', target: ADDING, right };
}

export function sentence(): Question {
  return { kind: 'sentence', text: 'How did you do it?', target: ADDING };
}

export function aTicket(over: Partial<Ticket> = {}): Ticket {
  return {
    id: TICKET,
    course: CourseId.parse('6001'),
    title: 'Adding fractions',
    kind: 'entrance',
    unit: 'Fractions',
    questions: [oneChoice(), numberQuestion(), sentence()],
    state: 'open',
    shown: [],
    date: SchoolDate.parse('2026-09-14'),
    madeBy: '8001',
    madeAt: Instant.parse('2026-09-14T12:00:00Z'),
    openedAt: Instant.parse('2026-09-14T13:00:00Z'),
    markingAt: null,
    keyAt: null,
    closedAt: null,
    onPaper: false,
    ...over,
  };
}

let made = 0;

/** A value that was received and became current, unless said otherwise. */
export function received(
  learner: string,
  question: number,
  value: Received['value'],
  over: Partial<Received> = {},
): Received {
  made += 1;
  return {
    learner: LearnerId.parse(learner),
    question,
    value,
    base: 0,
    key: `key-${made}-0000000000`,
    version: 1,
    status: 'saved',
    deviceAt: '2026-09-14T13:05:00Z',
    at: Instant.parse('2026-09-14T13:05:00Z'),
    counts: false,
    ...over,
  };
}

export function marked(learner: string, question: number, by: MadeMark['by'], share: number | null): MadeMark {
  return {
    learner: LearnerId.parse(learner),
    question,
    by,
    share,
    at: Instant.parse('2026-09-14T13:20:00Z'),
    actor: learner,
  };
}

export function work(
  over: Partial<Omit<TicketWork, 'ticket'>> & { readonly ticket?: Partial<Ticket> } = {},
): TicketWork {
  const ticket = aTicket(over.ticket);
  return {
    items: [CourseworkId.parse('7001')],
    received: [],
    marks: [],
    ...over,
    ticket,
    state: over.state ?? ticket.state,
  };
}
