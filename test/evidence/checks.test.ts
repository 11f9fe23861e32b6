import { describe, expect, it } from '@jest/globals';
import type { OwnChance } from '../../src/evidence/checks.ts';
import { observe, type PulledWork } from '../../src/evidence/observe.ts';
import {
  CourseId,
  CourseworkId,
  FormId,
  ItemId,
  LearnerId,
  Marker,
  PostId,
  ResponseId,
  TargetCode,
} from '../../src/ids.ts';
import { Tag } from '../../src/school/file.ts';
import { instant } from '../../src/time.ts';
import { coursework, post } from '../builders/coursework.ts';
import { learner } from '../builders/learner.ts';
import { answer, quizResponse } from '../builders/quiz-response.ts';
import { quiz } from '../builders/quiz.ts';
import { submission } from '../builders/submission.ts';

const [A, B] = [TargetCode.parse('5.NF.A.1'), TargetCode.parse('5.NF.A.2')];
const ANA = LearnerId.parse('9001');
const FORM = FormId.parse('form-1');
const QUIZ = CourseworkId.parse('7001');
const [FIRST, SECOND] = [CourseworkId.parse('8001'), CourseworkId.parse('8002')];

function chance(change: Partial<OwnChance> = {}): OwnChance {
  return {
    target: A,
    round: 1,
    learners: [ANA],
    check: { form: FORM },
    since: instant('2026-09-01T08:00:00Z'),
    ...change,
  };
}

function ourPost(id: CourseworkId) {
  return coursework({
    id,
    post: post({
      ref: { carrier: 'assignment', id: PostId.parse(id) },
      marker: Marker.parse(`m${id}`),
      assignees: [ANA],
      ours: true,
    }),
  });
}

interface Told extends Partial<Omit<PulledWork, 'tags' | 'ownChances'>> {
  readonly tags?: readonly object[];
  readonly chances?: readonly (readonly [CourseworkId, OwnChance])[];
}

/** Ana has a chance on A in the post 8001, whose check is a form that hangs on no other work. */
function seen({ tags = [], chances = [[FIRST, chance()]], ...change }: Told = {}) {
  const { observations, setAside } = observe({
    course: CourseId.parse('6001'),
    learners: [learner()],
    coursework: [ourPost(FIRST), ourPost(SECOND)],
    submissions: [],
    quizzes: [{ coursework: FIRST, quiz: quiz(), responses: [quizResponse()] }],
    targets: [A, B],
    stored: [],
    ...change,
    ownChances: new Map(chances),
    tags: tags.map((tag) => Tag.parse(tag)),
  });
  return {
    rows: observations.map(({ target, kind, coursework: on, source, by, share }) => ({
      target,
      kind,
      on,
      source,
      by,
      share,
    })),
    setAside,
  };
}

const ofChance = (on: CourseworkId, target = A) => ({
  target,
  kind: 'chance',
  on,
  source: `coursework:${on}`,
  by: 'machine',
  share: 1,
});

describe('the answers to the form that checks a chance', () => {
  it('are evidence of that chance, on its target', () => {
    expect(seen()).toEqual({ rows: [ofChance(FIRST)], setAside: [] });
  });

  it("follow the form's own tags where it has any", () => {
    expect(seen({ tags: [{ form: FORM, item: '2f3a', target: B, kind: 'exit' }] }).rows).toEqual([ofChance(FIRST, B)]);
  });

  it('belong to the newest chance that was given before', () => {
    const chances = [
      [FIRST, chance()],
      [SECOND, chance({ round: 2, since: instant('2026-09-08T08:00:00Z') })],
    ] as const;
    const again = quizResponse({ id: ResponseId.parse('again'), at: instant('2026-09-09T14:00:00Z') });

    expect(
      seen({ chances, quizzes: [{ coursework: SECOND, quiz: quiz(), responses: [quizResponse(), again] }] }).rows,
    ).toEqual([ofChance(FIRST), ofChance(SECOND)]);
  });

  it("of somebody who has no such chance, or from before it, are nobody's", () => {
    expect(seen({ chances: [[FIRST, chance({ learners: [LearnerId.parse('9002')] })]] }).rows).toEqual([]);
    expect(seen({ chances: [[FIRST, chance({ since: instant('2026-09-02T08:00:00Z') })]] }).rows).toEqual([]);
  });

  it("count once where the form hangs on work of the teacher's too: as the chance's, or else as that work's", () => {
    const work = coursework({ quizzes: [{ form: FORM, publicId: null, title: '' }] });
    const before = quizResponse({ id: ResponseId.parse('before'), at: instant('2026-08-20T14:00:00Z') });
    const { rows } = seen({
      coursework: [work, ourPost(FIRST)],
      quizzes: [{ coursework: QUIZ, quiz: quiz(), responses: [before, quizResponse()] }],
      tags: [{ coursework: QUIZ, target: B, kind: 'exit' }],
    });

    expect(rows).toEqual([{ ...ofChance(QUIZ, B), kind: 'exit' }, ofChance(FIRST, B)]);
  });

  it('keep the words of several questions apart, each on its target', () => {
    const questions = ['q1', 'q2'].map((item) => ({
      item: ItemId.parse(item),
      title: item,
      possible: 1,
      scored: true,
    }));
    const answers = questions.map(({ item }, n) => answer({ item, points: n, correct: n === 1 }));
    expect(
      seen({
        quizzes: [{ coursework: FIRST, quiz: quiz({ questions }), responses: [quizResponse({ answers })] }],
      }).rows.map(({ share }) => share),
    ).toEqual([0, 1]);
  });
});

describe("the teacher's quiz in the class that checks a chance", () => {
  const chances = [[FIRST, chance({ check: { coursework: QUIZ } })]] as const;
  const quizWork = { coursework: [coursework(), ourPost(FIRST)], quizzes: [], chances };
  const graded = submission({ coursework: QUIZ, at: instant('2026-09-02T14:00:00Z') });

  it('is evidence of the chance, on its target or on the one the quiz is tagged with', () => {
    expect(seen({ ...quizWork, submissions: [graded] })).toMatchObject({
      rows: [{ target: A, kind: 'chance', on: FIRST }],
      setAside: [],
    });
    expect(
      seen({ ...quizWork, submissions: [graded], tags: [{ coursework: QUIZ, target: B, kind: 'unit' }] }).rows,
    ).toMatchObject([{ target: B, kind: 'chance', on: FIRST }]);
  });

  it("is the quiz's own evidence for what was done before the chance, and nothing untagged is reported", () => {
    const before = { ...graded, at: instant('2026-08-20T14:00:00Z') };
    expect(seen({ ...quizWork, submissions: [before], tags: [{ coursework: QUIZ, target: B }] }).rows).toMatchObject([
      { target: B, kind: 'coursework', on: QUIZ },
    ]);
    expect(seen({ ...quizWork, submissions: [before] })).toEqual({ rows: [], setAside: [] });
  });
});
