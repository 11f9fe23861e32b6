import { describe, expect, it } from '@jest/globals';
import { matchRespondents, respondentsOf } from '../../src/evidence/identity.ts';
import { unknownCodes, untaggedWork, withoutTime } from '../../src/evidence/set-aside.ts';
import { LearnerId, ResponseId } from '../../src/ids.ts';
import { coursework } from '../builders/coursework.ts';
import { learner } from '../builders/learner.ts';
import { quizResponse } from '../builders/quiz-response.ts';
import { quiz } from '../builders/quiz.ts';

function untagged(...titles: string[]) {
  return untaggedWork(new Set(titles.map((title) => coursework({ title })))).map(({ count, what }) => [
    count,
    what.en,
    what.es,
  ]);
}

describe('what is set aside', () => {
  it('names up to three untagged titles, and counts the rest', () => {
    expect(untagged('A', 'B', 'C')).toEqual([[3, 'Scores on "A", "B", "C"', 'resultados de «A», «B», «C»']]);
    expect(untagged('A', 'B', 'C', 'D')).toEqual([
      [4, 'Scores on "A", "B", "C" and 1 more', 'resultados de «A», «B», «C» y 1 más'],
    ]);
  });

  it('is nothing where there is nothing to tell', () => {
    expect([...untaggedWork(new Set()), ...withoutTime(0), ...unknownCodes(new Set())]).toEqual([]);
    expect(matchRespondents(quiz({ identity: 'typed' }), [], respondentsOf([learner()])).setAside).toEqual([]);
    expect(matchRespondents(quiz(), [quizResponse()], respondentsOf([learner()])).setAside).toEqual([]);
  });

  it('says what to do, each in words of its own', () => {
    const twins = respondentsOf([learner(), learner({ id: LearnerId.parse('9002') })]);
    const told = [
      ...matchRespondents(quiz({ identity: 'none' }), [quizResponse()], twins).setAside,
      ...matchRespondents(quiz(), [quizResponse()], twins).setAside,
      ...matchRespondents(
        quiz(),
        [quizResponse({ email: 'left@cedar.example' }), quizResponse({ id: ResponseId.parse('r2'), email: null })],
        twins,
      ).setAside,
      ...withoutTime(2),
    ];

    expect(told.map(({ what, why, do: act }) => [what.en, why.en, act.en])).toEqual([
      [
        'a response to the quiz "Entrance ticket"',
        "it does not check who answers, so nobody's work can be recognised",
        'Set the form to collect verified e-mail addresses. The next responses will count.',
      ],
      [
        'a response to the quiz "Entrance ticket"',
        'their address belongs to more than one enrolled student',
        'Give each student an address of their own.',
      ],
      [
        '2 responses to the quiz "Entrance ticket"',
        'they come from accounts that are not enrolled in this course now',
        'Nothing, if teachers tried it out or students left. Otherwise check that each student answers with the school account.',
      ],
      [
        '2 scores',
        'the LMS does not say when the work was done',
        'Nothing else is affected. They count as soon as a time is known.',
      ],
    ]);
    expect(told.map(({ what }) => what.es)).toEqual([
      'una respuesta al cuestionario «Entrance ticket»',
      'una respuesta al cuestionario «Entrance ticket»',
      '2 respuestas al cuestionario «Entrance ticket»',
      '2 resultados',
    ]);
    expect(told.flatMap(({ why, do: act }) => [why.es, act.es])).not.toContain(null);
  });
});
