import type { LearnerId } from '../../ids.ts';
import type { Reviewed, Room } from '../../ticket/live.ts';

/** A room reduced to one learner, so that a review shows nothing of any other. */
export function onlyOf(room: Room, learner: LearnerId, review: Omit<Reviewed, 'gradeWaits'>): Room {
  const only = (ids: readonly LearnerId[]): LearnerId[] => ids.filter((id) => id === learner);
  const seats = room.room;
  return {
    ...room,
    learners: room.learners.filter(({ id }) => id === learner),
    room: {
      'seminar-1': only(seats['seminar-1']),
      'seminar-2': only(seats['seminar-2']),
      talk: only(seats.talk),
      workshop: only(seats.workshop),
      undeclared: only(seats.undeclared),
    },
    ask: room.ask.filter((each) => each.learner === learner),
    teachAll: [],
    ideas: room.ideas.filter((each) => each.learner === learner),
    checks: room.checks.filter((each) => each.learner === learner),
    grades: null,
    review: { ...review, gradeWaits: room.grades?.waits.find((each) => each.learner === learner)?.why ?? null },
  };
}
