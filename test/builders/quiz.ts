import { FormId, ItemId } from '../../src/ids.ts';
import type { Quiz } from '../../src/lms/quizzes.ts';

/** A quiz of one scored question whose answers come from verified accounts. */
export function quiz(change: Partial<Quiz> = {}): Quiz {
  return {
    form: FormId.parse('form-1'),
    publicId: 'public-1',
    title: 'Entrance ticket',
    revision: '00000001',
    identity: 'verified',
    branches: false,
    questions: [{ item: ItemId.parse('2f3a'), title: '1/2 + 1/3', possible: 1, scored: true }],
    ...change,
  };
}
