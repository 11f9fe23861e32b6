import { expect, it } from '@jest/globals';
import { LearnerId } from '../../../src/ids.ts';
import { underReview } from '../../../src/pages/ticket/review/reviewed.ts';
import { roomOf } from '../../builders/ticket/ticket-room.ts';

it('a review is of the learner it was opened for, and of nobody where they are not on the ticket', () => {
  const live = roomOf({ state: 'key', learners: 4 });
  const [, , third] = live.learners;
  if (third === undefined) throw new Error('there are four');
  const of = (id: string) => underReview({ live, learner: { id: LearnerId.parse(id), name: 'As the LMS says' } });

  expect(of(third.id)?.work).toBe(third);
  expect(of('of another class')).toBeNull();
  expect(underReview({ live, learner: null })).toBeNull();
});
