import type { LearnerId } from '../../../ids.ts';
import { TicketRefused } from '../desk.ts';
import type { Entered } from './enter.ts';

/** Whose page it is, where a learner writes on their own. @throws TicketRefused for everybody else, a teacher's preview too */
export function ownLearner({ opening }: Entered): LearnerId {
  const { role, frame, learner } = opening;
  if (role !== 'learner' || frame !== 'student' || learner === null) throw new TicketRefused(403, 'not-yours');
  return learner;
}

/** Only who teaches the class, from the room or a review; a review is about its own learner alone. @throws TicketRefused */
export function teacherIn({ opening }: Entered, learner?: LearnerId): void {
  const { role, frame } = opening;
  if (role !== 'teacher' || (frame !== 'teacher' && frame !== 'review')) throw new TicketRefused(403, 'not-yours');
  if (frame === 'review' && (learner === undefined || learner !== opening.learner))
    throw new TicketRefused(403, 'not-yours');
}
