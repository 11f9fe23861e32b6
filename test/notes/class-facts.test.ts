import { describe, expect, it } from '@jest/globals';
import { ItemId, LearnerId, TargetCode } from '../../src/ids.ts';
import { assess } from '../../src/mastery/mastery.ts';
import { cameBack } from '../../src/notes/done/came-back.ts';
import { hardQuestions, type Answer } from '../../src/notes/done/hard-questions.ts';
import { workedWithTeacher } from '../../src/notes/done/with-teacher.ts';
import { ruleFor } from '../../src/school/rules.ts';
import { daysAfter, instant, SchoolDate } from '../../src/time.ts';
import { courseSettings } from '../builders/course-settings.ts';
import { history } from '../builders/history.ts';
import { schoolFile } from '../builders/school.ts';

const [A, B] = [TargetCode.parse('A'), TargetCode.parse('B')];
const Q = ItemId.parse('q1');
const AT = instant('2026-11-13T15:00:00Z');
const WORDS = new Map([[Q, '2/3 × 3/4']]);
const [S1, S2] = [LearnerId.parse('s1'), LearnerId.parse('s2')];

/** Six answers to one question, s1 first. */
function answers(...shares: readonly number[]): Answer[] {
  return shares.map((share, n) => ({ learner: LearnerId.parse(`s${n + 1}`), target: A, item: Q, share, at: AT }));
}

describe('a hard question', () => {
  it('is one that more than half of at least six had wrong, told to those who had it right', () => {
    expect(hardQuestions(answers(1, 0, 0, 0, 0, 0), WORDS)).toEqual([
      { learner: S1, target: A, question: '2/3 × 3/4', at: AT },
    ]);
    expect(hardQuestions(answers(1, 1, 1, 0, 0, 0), WORDS)).toEqual([]);
    expect(hardQuestions(answers(1, 0, 0, 0, 0), WORDS)).toEqual([]);
  });

  it('is told to nobody who had it partly right', () => {
    expect(hardQuestions(answers(0.5, 0, 0, 0, 0, 0), WORDS)).toEqual([]);
  });

  it("counts each one's newest answer, and of equal times the weaker one, in whatever order they come", () => {
    const all = answers(1, 0, 0, 0, 0, 0);
    const again = { ...answers(0)[0], learner: S2, target: A, item: Q, at: daysAfter(AT, 1), share: 1 };
    const late = [...all, again, { ...again, share: 0 }];
    expect(hardQuestions([...all, again], WORDS).map(({ learner }) => learner)).toEqual([S1, S2]);
    expect(hardQuestions(late, WORDS)).toEqual(hardQuestions(late.toReversed(), WORDS));
    expect(hardQuestions(late, WORDS).map(({ learner }) => learner)).toEqual([S1]);
  });

  it('is without words where the LMS does not tell them, or where they are too long to quote', () => {
    expect(hardQuestions(answers(1, 0, 0, 0, 0, 0), new Map())[0]?.question).toBeNull();
    expect(hardQuestions(answers(1, 0, 0, 0, 0, 0), new Map([[Q, 'x'.repeat(81)]]))[0]?.question).toBeNull();
  });

  it('is never a whole piece of work', () => {
    expect(
      hardQuestions(
        answers(1, 0, 0, 0, 0, 0).map((answer) => ({ ...answer, item: null })),
        WORDS,
      ),
    ).toEqual([]);
  });
});

describe('work with the teacher', () => {
  const seminar = {
    date: SchoolDate.parse('2026-11-12'),
    slot: 'first' as const,
    targets: [A],
    learners: [S1, S2],
    at: AT,
    tookPlace: null,
  };

  it('is a seminar that counts as held, for each who was in it', () => {
    expect(workedWithTeacher([seminar])).toEqual([S1, S2].map((learner) => ({ learner, target: A, at: AT })));
    expect(workedWithTeacher([{ ...seminar, tookPlace: true }])).toHaveLength(2);
    expect(workedWithTeacher([{ ...seminar, tookPlace: false }])).toEqual([]);
  });

  it('is not told of a seminar for two targets: nobody knows who worked on which', () => {
    expect(workedWithTeacher([{ ...seminar, targets: [A, B] }])).toEqual([]);
  });
});

describe('a target that came back', () => {
  const file = schoolFile();
  const rules = ruleFor(file, courseSettings());
  const steady = history([5, 5], [5, 5], [5, 5], [5, 5]);
  const slipped = history([5, 5], [5, 5], [0, 5], [0, 5], [5, 5], [5, 5], [5, 5], [5, 5], [5, 5]);

  function back(sittings: typeof steady) {
    const [one] = sittings;
    const last = sittings.at(-1);
    if (one === undefined || last === undefined) throw new Error('there are results');
    const whole = { sittings, ruleFor: rules, at: last.at };
    const mastery = assess({ ...whole, learners: [one.learner], targets: [one.target] });
    return { level: mastery[0]?.level, back: cameBack(mastery, whole).length };
  }

  it('was mastered, slipped, and is mastered again', () => {
    expect(back(slipped)).toEqual({ level: 'mastered', back: 1 });
  });

  it('is not one that was mastered all along, or that has slipped and is not back yet', () => {
    expect(back(steady)).toEqual({ level: 'mastered', back: 0 });
    expect(back(slipped.slice(0, 4))).toEqual({ level: 'slipped', back: 0 });
  });
});
