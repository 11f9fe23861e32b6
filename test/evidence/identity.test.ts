import { describe, expect, it } from '@jest/globals';
import { LearnerId, ResponseId } from '../../src/ids.ts';
import { matchRespondents, respondentsOf, type Matched } from '../../src/evidence/identity.ts';
import { instant } from '../../src/time.ts';
import { learner } from '../builders/learner.ts';
import { quizResponse } from '../builders/quiz-response.ts';
import { quiz } from '../builders/quiz.ts';

const class5 = respondentsOf([
  learner(),
  learner({ id: LearnerId.parse('9002'), email: 'ben@cedar.example' }),
  learner({ id: LearnerId.parse('9003'), email: null }),
]);

function match(...responses: Parameters<typeof quizResponse>[0][]): Matched {
  return matchRespondents(
    quiz(),
    responses.map((response) => quizResponse(response)),
    class5,
  );
}

describe('who answered', () => {
  it('is the one enrolled learner with the verified address, however it is written', () => {
    expect(match({ email: ' Ana@Cedar.Example ' }).attempts).toMatchObject([{ learner: '9001', attempt: 1 }]);
  });

  it('is nobody when the form does not verify who answers', () => {
    for (const identity of ['typed', 'none'] as const) {
      const matched = matchRespondents(quiz({ identity }), [quizResponse()], class5);
      expect(matched.attempts).toEqual([]);
      expect(matched.setAside).toMatchObject([{ kind: 'unmatched', count: 1 }]);
    }
  });

  it('is nobody when the address belongs to no one, or to two, enrolled now', () => {
    const twins = respondentsOf([learner(), learner({ id: LearnerId.parse('9002'), email: 'ANA@cedar.example' })]);
    expect(matchRespondents(quiz(), [quizResponse()], twins)).toMatchObject({ attempts: [], setAside: [{ count: 1 }] });
    expect(match({ email: 'left@cedar.example' }, { id: ResponseId.parse('r2'), email: null })).toMatchObject({
      attempts: [],
      setAside: [{ count: 2 }],
    });
  });

  it('is told without addresses', () => {
    const { setAside } = match({ email: 'left@cedar.example' });
    expect(JSON.stringify(setAside)).not.toContain('@');
  });

  it('answered as often as there are responses, numbered by time', () => {
    const { attempts } = match(
      { id: ResponseId.parse('late'), at: instant('2026-09-02T10:00:00Z') },
      { id: ResponseId.parse('early'), at: instant('2026-09-01T10:00:00Z') },
      { id: ResponseId.parse('ben'), at: instant('2026-09-01T11:00:00Z'), email: 'ben@cedar.example' },
    );
    expect(attempts.map(({ learner: who, attempt, response }) => [who, attempt, response.id])).toEqual([
      ['9001', 1, 'early'],
      ['9002', 1, 'ben'],
      ['9001', 2, 'late'],
    ]);
  });

  it('counts a response that was listed twice once', () => {
    expect(match({}, {}).attempts).toHaveLength(1);
  });
});
