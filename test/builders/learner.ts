import { LearnerId } from '../../src/ids.ts';
import type { Learner } from '../../src/lms/types.ts';

/** Ana, enrolled, with the address she answers quizzes with. */
export function learner(change: Partial<Learner> = {}): Learner {
  return { id: LearnerId.parse('9001'), name: 'Ana Ruiz', email: 'ana@cedar.example', ...change };
}
