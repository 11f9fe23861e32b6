import { LearnerId } from '../../../ids.ts';
import { NO_ROUTE } from '../../../ticket/advice.ts';
import { isBlank } from '../../../ticket/answers.ts';
import type { AnswerValue } from '../../../ticket/types.ts';
import type { Room, RoomLearner } from '../../../ticket/live.ts';
import type { TicketPageData } from '../page-data.ts';
import { NOT_YET } from './on-wall.ts';

const NOBODY = LearnerId.parse('-');

/**
 * The room as it may be rendered for a projector (P9): counts can be computed from it, and it identifies nobody, not
 * even in hidden parts of the page.
 */
export function forWall(page: TicketPageData): TicketPageData {
  const { live } = page;
  if (live.role !== 'teacher') return page;
  const { state, shown, role, learners } = live;
  // copied field by field, so that a new field of the room appears on the wall only after a deliberate decision
  const room: Room = {
    v: NOT_YET,
    state,
    shown,
    role,
    learners: learners.map(counted),
    room: { 'seminar-1': [], 'seminar-2': [], talk: [], workshop: [], undeclared: [] },
    ask: [],
    teachAll: [],
    checks: [],
    ideas: [],
    grades: null,
  };
  return { ...page, wall: true, live: room };
}

function counted({ done, answers, marks }: RoomLearner): RoomLearner {
  return {
    id: NOBODY,
    name: '',
    done,
    here: false,
    answers: answers.map(({ question, value, version }) => ({ question, value: worded(value), version, at: '' })),
    late: [],
    marks,
    route: NO_ROUTE,
  };
}

/** The text of answers is removed, as it is not shown there. */
function worded(value: AnswerValue): AnswerValue {
  return typeof value === 'string' && !isBlank(value) ? '-' : value;
}
