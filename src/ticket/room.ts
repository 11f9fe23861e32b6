import type { LearnerId } from '../ids.ts';
import { NO_ROUTE, type TicketAdvice } from './advice.ts';
import { NEVER } from './answers.ts';
import { gradesGiven, type GradeKept } from './grades-given.ts';
import { lateOf } from './late.ts';
import { currentAnswers, markOf } from './marks.ts';
import { markQuestions } from './mark-questions.ts';
import type { Mark } from './types.ts';
import type { Room, RoomLearner, Seat, TicketLearner } from './live.ts';
import type { TicketWork } from './work.ts';

export interface RoomInput {
  readonly v: number;
  readonly work: TicketWork;
  /** The class, and who else ever answered; by name. */
  readonly learners: readonly TicketLearner[];
  readonly advice: TicketAdvice;
  readonly grades: ReadonlyMap<LearnerId, GradeKept>;
}

/** What a teacher's page lives on (FRAMES.md 9). */
export function roomView({ v, work, learners, advice, grades }: RoomInput): Room {
  const received = byLearner(work.received);
  const made = byLearner(work.marks);
  const workOf = (id: LearnerId): TicketWork => ({
    ...work,
    received: received.get(id) ?? [],
    marks: made.get(id) ?? [],
  });
  const shown = learners.map((learner) => learnerIn(workOf(learner.id), learner, advice));
  return {
    v,
    role: 'teacher',
    state: work.state,
    shown: work.ticket.shown,
    learners: shown,
    room: seatsOf(shown, advice),
    ask: [...advice.ask, ...markQuestions(shown, work.ticket.questions.length)],
    teachAll: advice.teachAll,
    checks: advice.checks,
    ideas: advice.ideas,
    grades: gradesGiven(work.ticket, learners, workOf, grades),
  };
}

/** Each learner's own, in their order. */
function byLearner<T extends { readonly learner: LearnerId }>(
  rows: readonly T[],
): ReadonlyMap<LearnerId, readonly T[]> {
  const own = new Map<LearnerId, T[]>();
  for (const row of rows) {
    const list = own.get(row.learner);
    if (list === undefined) own.set(row.learner, [row]);
    else list.push(row);
  }
  return own;
}

/** @param work of that learner alone */
function learnerIn(work: TicketWork, learner: TicketLearner, advice: TicketAdvice): RoomLearner {
  const current = currentAnswers(work.received, learner.id);
  const marks: Record<number, Mark> = {};
  work.ticket.questions.forEach((question, index) => {
    marks[index + 1] = markOf(question, index + 1, current.get(index + 1) ?? NEVER, work.marks);
  });
  return {
    ...learner,
    answers: [...current].map(([question, { value, version, deviceAt }]) => ({
      question,
      value,
      version,
      at: deviceAt,
    })),
    late: lateOf(work.received, learner.id, work.state),
    marks,
    route: routeOf(advice, learner.id),
  };
}

/** With the reason as a teacher reads it. */
function routeOf({ learners }: TicketAdvice, learner: LearnerId): RoomLearner['route'] {
  const advice = learners.get(learner);
  return advice === undefined ? NO_ROUTE : { ...advice.route, why: advice.teacherWhy };
}

/** Everybody in one place: where the teacher put them, else where their own choice leads, else not yet declared; not today is nowhere. */
function seatsOf(learners: readonly RoomLearner[], { seats }: TicketAdvice): Room['room'] {
  const room: Record<Seat, LearnerId[]> = { 'seminar-1': [], 'seminar-2': [], talk: [], workshop: [], undeclared: [] };
  for (const { id, route } of learners) {
    const { declared, assigned, effective } = route;
    if (assigned === null && (declared === null || declared.route === 'none')) room.undeclared.push(id);
    else if (effective === 'workshop') room.workshop.push(id);
    else if (effective === 'seminar') room[seatOf(id, seats)].push(id);
  }
  return room;
}

function seatOf(id: LearnerId, { first, second }: TicketAdvice['seats']): Seat {
  if (first.includes(id)) return 'seminar-1';
  return second.includes(id) ? 'seminar-2' : 'talk';
}
