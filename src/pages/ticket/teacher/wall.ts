import { LearnerId } from '../../../ids.ts';
import { NO_ROUTE } from '../../../ticket/advice.ts';
import { isBlank } from '../../../ticket/answers.ts';
import type { AnswerValue, Room, RoomLearner } from '../../../ticket/types.ts';
import type { TicketPageData } from '../page-data.ts';
import { NOT_YET } from './on-wall.ts';

const NOBODY = LearnerId.parse('-');

/** The room as it may be drawn straight onto a projector (P9): counts can be made of it, and nobody be found in it, not even hidden in the page. */
export function forWall(page: TicketPageData): TicketPageData {
  const { live } = page;
  if (live.role !== 'teacher') return page;
  const seats: Room['room'] = { 'seminar-1': [], 'seminar-2': [], talk: [], workshop: [], undeclared: [] };
  return {
    ...page,
    wall: true,
    live: { ...live, v: NOT_YET, learners: live.learners.map(counted), room: seats, ask: [], teachAll: [] },
  };
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

/** Words are read by nobody there. */
function worded(value: AnswerValue): AnswerValue {
  return typeof value === 'string' && !isBlank(value) ? '-' : value;
}
