import { describe, expect, it } from '@jest/globals';
import { compare } from '../../src/evidence/compare.ts';
import { observe, type Observed, type PulledWork } from '../../src/evidence/observe.ts';
import {
  CourseId,
  CourseworkId,
  FormId,
  ItemId,
  LearnerId,
  Marker,
  PostId,
  ResponseId,
  SubmissionId,
  TargetCode,
} from '../../src/ids.ts';
import type { Question, Quiz, QuizResponse } from '../../src/lms/quizzes.ts';
import type { Coursework } from '../../src/lms/types.ts';
import { Tag } from '../../src/school/file.ts';
import { instant } from '../../src/time.ts';
import { coursework } from '../builders/coursework.ts';
import { learner } from '../builders/learner.ts';
import { answer, quizResponse } from '../builders/quiz-response.ts';
import { quiz } from '../builders/quiz.ts';
import { submission } from '../builders/submission.ts';

const COURSE = CourseId.parse('6001');
const [A, B] = [TargetCode.parse('5.NF.A.1'), TargetCode.parse('5.NF.A.2')];
const WORK = CourseworkId.parse('7001');
const FORM = FormId.parse('form-1');
const WHOLE = { coursework: '7001', target: A, kind: 'entrance' };

interface Told extends Partial<Omit<PulledWork, 'tags'>> {
  readonly tags?: readonly object[];
}

function observed({ tags = [WHOLE], ...change }: Told): Observed {
  return observe({
    course: COURSE,
    learners: [learner()],
    coursework: [coursework()],
    submissions: [],
    quizzes: [],
    targets: [A, B],
    ownChances: new Map(),
    stored: [],
    ...change,
    tags: tags.map((tag) => Tag.parse(tag)),
  });
}

function question(item: string, change: Partial<Question> = {}): Question {
  return { item: ItemId.parse(item), title: item, possible: 2, scored: true, ...change };
}

/** Coursework 7001 with one quiz, and what was answered. */
function ticket(
  questions: readonly Question[],
  responses: readonly QuizResponse[] | null,
  change: Partial<Quiz> = {},
): Pick<PulledWork, 'coursework' | 'quizzes'> {
  return { coursework: [withQuiz()], quizzes: [{ coursework: WORK, quiz: quiz({ questions, ...change }), responses }] };
}

function withQuiz(change: Partial<Coursework> = {}): Coursework {
  return coursework({ quizzes: [{ form: FORM, publicId: null, title: 'Entrance ticket' }], ...change });
}

function rows({ observations }: Observed): unknown[] {
  return observations.map(({ target, item, by, points, possible, share }) => ({
    target,
    item,
    by,
    points,
    possible,
    share,
  }));
}

describe('a score for the whole coursework', () => {
  it("is one row on the coursework's target", () => {
    expect(observed({ submissions: [submission()] }).observations).toEqual([
      {
        key: '9001|5.NF.A.1|coursework:7001||1|teacher',
        learner: '9001',
        target: A,
        course: COURSE,
        coursework: WORK,
        source: 'coursework:7001',
        kind: 'entrance',
        item: null,
        attempt: 1,
        by: 'teacher',
        share: 0.75,
        points: 3,
        possible: 4,
        questions: null,
        at: submission().at,
        provisional: false,
        provenance: 'submission-1',
      },
    ]);
  });

  it('that is absent, a placeholder, of a stranger, or on work that is no published coursework shows nothing (P3)', () => {
    const nothing = [
      { submissions: [submission({ score: null, state: 'new' })] },
      { submissions: [submission({ placeholder: true })] },
      { submissions: [submission({ learner: LearnerId.parse('left') })] },
      { submissions: [submission({ coursework: CourseworkId.parse('stranger') })] },
      { submissions: [submission()], coursework: [coursework({ state: 'draft' })] },
      { submissions: [submission()], coursework: [coursework({ state: 'deleted' })] },
    ];
    for (const told of nothing) expect(observed(told).observations).toEqual([]);
  });

  it('keeps the time it was first seen with where every word beside it moves the time', () => {
    const first = submission({ atMost: true });
    const stored = compare(observed({ submissions: [first] }), [], instant('2026-09-02T07:00:00Z')).added;
    const later = { ...first, at: instant('2026-09-08T15:00:00Z') };
    const timeOf = (seen: typeof first) => observed({ submissions: [seen], stored }).observations[0]?.at;

    expect(timeOf(later)).toBe(first.at);
    expect(timeOf({ ...later, atMost: false })).toBe(later.at);
    expect(timeOf({ ...later, score: { points: 4, possible: 4, by: 'teacher', provisional: false } })).toBe(later.at);
  });

  it('of zero is evidence like any other', () => {
    const zero = submission({ score: { points: 0, possible: 4, by: 'teacher', provisional: true } });
    expect(observed({ submissions: [zero] }).observations).toMatchObject([{ share: 0, provisional: true }]);
  });

  it('above the maximum counts as full', () => {
    const extra = submission({ score: { points: 5, possible: 4, by: 'teacher', provisional: false } });
    expect(observed({ submissions: [extra] }).observations).toMatchObject([{ share: 1, points: 5, possible: 4 }]);
  });

  it('without a tag is told once, by title', () => {
    const { observations, setAside } = observed({
      submissions: [submission(), submission({ id: SubmissionId.parse('s2') })],
      tags: [],
    });
    expect(observations).toEqual([]);
    expect(setAside).toMatchObject([{ kind: 'untagged', count: 1, what: { en: 'Scores on "Entrance ticket"' } }]);
  });

  it('is not told as untagged where a tag reaches one of its questions', () => {
    const answered = [
      quizResponse({ answers: [answer({ item: ItemId.parse('q1') }), answer({ item: ItemId.parse('q2') })] }),
    ];
    const tags = [{ form: FORM, item: 'q2', target: B }];
    const { observations, setAside } = observed({
      ...ticket([question('q1'), question('q2')], answered),
      submissions: [submission()],
      tags,
    });
    expect(observations.map(({ item, target }) => [item, target])).toEqual([['q2', B]]);
    expect(setAside).toEqual([]);
  });

  it('with a code nobody knows is told once, however often the code stands there', () => {
    const work = [coursework({ title: 'A [X]' }), coursework({ id: CourseworkId.parse('7002'), title: 'B [X]' })];
    const { setAside } = observed({ coursework: work, tags: [{ titlePattern: '\\[(?<code>\\w+)\\]' }] });
    expect(setAside).toMatchObject([
      {
        kind: 'untagged',
        what: { en: 'The code "X" in a title' },
        why: { en: expect.stringContaining('unknown code') },
      },
    ]);
  });

  it('without a time is set aside', () => {
    expect(observed({ submissions: [submission({ at: null })] })).toMatchObject({
      observations: [],
      setAside: [{ kind: 'malformed', count: 1 }],
    });
  });
});

describe('the answers to a quiz', () => {
  it("are one row each, by the machine, on the question's own target, else the coursework's", () => {
    const tags = [{ form: FORM, item: 'q2', target: B }, WHOLE];
    const response = quizResponse({
      answers: [answer({ item: ItemId.parse('q1'), points: 1 }), answer({ item: ItemId.parse('q2'), points: 2 })],
    });
    const seen = observed({ ...ticket([question('q1'), question('q2')], [response]), tags });
    expect(rows(seen)).toEqual([
      { target: A, item: 'q1', by: 'machine', points: 1, possible: 2, share: 0.5 },
      { target: B, item: 'q2', by: 'machine', points: 2, possible: 2, share: 1 },
    ]);
    for (const row of seen.observations)
      expect(row).toMatchObject({
        kind: 'entrance',
        source: 'coursework:7001',
        questions: 1,
        provenance: 'response-1',
      });
  });

  it('worth no points count right or wrong', () => {
    const free = { possible: 0 };
    const response = quizResponse({
      answers: [
        answer({ item: ItemId.parse('q1'), points: 0, correct: true }),
        answer({ item: ItemId.parse('q2'), points: 0, correct: false }),
      ],
    });
    expect(
      rows(observed(ticket([question('q1', free), question('q2', free), question('q3', free)], [response]))),
    ).toMatchObject([
      { item: 'q1', points: 1, possible: 1, share: 1 },
      { item: 'q2', points: 0, possible: 1, share: 0 },
    ]);
  });

  it('left blank count nothing of their points in a graded response', () => {
    expect(rows(observed(ticket([question('q1')], [quizResponse({ answers: [] })])))).toMatchObject([
      { item: 'q1', points: 0, possible: 2 },
    ]);
  });

  it('left blank show nothing before grading, or in a form that leads past questions', () => {
    expect(observed(ticket([question('q1')], [quizResponse({ answers: [], graded: false })])).observations).toEqual([]);
    expect(
      observed(ticket([question('q1')], [quizResponse({ answers: [] })], { branches: true })).observations,
    ).toEqual([]);
  });

  it('that are not graded, or not scored by the host, show nothing', () => {
    const open = answer({ item: ItemId.parse('q1'), points: null, correct: null });
    expect(observed(ticket([question('q1')], [quizResponse({ answers: [open] })])).observations).toEqual([]);
    expect(
      observed(
        ticket(
          [question('q1', { scored: false })],
          [quizResponse({ answers: [answer({ item: ItemId.parse('q1') })] })],
        ),
      ).observations,
    ).toEqual([]);
  });

  it('of a second try are a second attempt of the same source', () => {
    const responses = [
      quizResponse(),
      quizResponse({ id: ResponseId.parse('response-2'), at: instant('2026-09-02T10:00:00Z') }),
    ];
    const seen = observed(ticket([question('2f3a')], responses));
    expect(seen.observations.map(({ attempt, source }) => [attempt, source])).toEqual([
      [1, 'coursework:7001'],
      [2, 'coursework:7001'],
    ]);
    expect(new Set(seen.observations.map(({ key }) => key)).size).toBe(2);
  });

  it('to copied questions in two forms of one coursework stay apart', () => {
    const other = FormId.parse('form-2');
    const both = withQuiz({ quizzes: [FORM, other].map((form) => ({ form, publicId: null, title: 'Part' })) });
    const seen = observed({
      coursework: [both],
      quizzes: [FORM, other].map((form) => ({ coursework: WORK, quiz: quiz({ form }), responses: [quizResponse()] })),
    });
    expect(new Set(seen.observations.map(({ key }) => key)).size).toBe(2);
  });

  it('to one form on two pieces of coursework count once, for the older', () => {
    const again = withQuiz({ id: CourseworkId.parse('7002'), createdAt: instant('2026-09-05T12:00:00Z') });
    const quizzes = [again.id, WORK].map((id) => ({ coursework: id, quiz: quiz(), responses: [quizResponse()] }));
    const seen = observed({
      coursework: [again, withQuiz()],
      quizzes,
      tags: [WHOLE, { coursework: '7002', target: A }],
    });
    expect(seen.observations.map(({ source }) => source)).toEqual(['coursework:7001']);
  });

  it('to one form count for the older work also where the older has the greater id', () => {
    const older = withQuiz({ id: CourseworkId.parse('7002'), createdAt: instant('2026-08-30T12:00:00Z') });
    const quizzes = [older.id, WORK].map((id) => ({ coursework: id, quiz: quiz(), responses: [quizResponse()] }));
    const seen = observed({
      coursework: [withQuiz(), older],
      quizzes,
      tags: [WHOLE, { coursework: '7002', target: A }],
    });
    expect(seen.observations.map(({ source }) => source)).toEqual(['coursework:7002']);
  });

  it('are final as soon as the machine has graded them', () => {
    expect(observed(ticket([question('2f3a')], [quizResponse()])).observations).toMatchObject([{ provisional: false }]);
  });
});

describe("a teacher's grade beside the answers of a quiz", () => {
  const graded = [submission({ score: { points: 3, possible: 4, by: 'teacher', provisional: false } })];
  const answered = [
    quizResponse({ answers: [answer({ item: ItemId.parse('q1') }), answer({ item: ItemId.parse('q2') })] }),
  ];

  it('stands beside them when all questions belong to one target, and knows how many they are', () => {
    const seen = observed({ ...ticket([question('q1'), question('q2')], answered), submissions: graded });
    expect(seen.observations.map(({ by, item, questions }) => [by, item, questions])).toEqual([
      ['machine', 'q1', 1],
      ['machine', 'q2', 1],
      ['teacher', null, 2],
    ]);
  });

  it("is for the questions' one target even where the coursework is tagged with another", () => {
    const tags = [{ form: FORM, item: 'q1', target: B }, WHOLE];
    expect(observed({ ...ticket([question('q1')], null), submissions: graded, tags }).observations).toMatchObject([
      { target: B, questions: 1 },
    ]);
  });

  it('cannot be split over several targets, so it is left out where the answers were read', () => {
    const tags = [{ form: FORM, item: 'q2', target: B }, WHOLE];
    const seen = observed({ ...ticket([question('q1'), question('q2')], answered), submissions: graded, tags });
    expect(seen.observations.map(({ by }) => by)).toEqual(['machine', 'machine']);
  });

  it("over several targets still counts for the coursework's own where no answers were read", () => {
    const tags = [{ form: FORM, item: 'q2', target: B }, WHOLE];
    const seen = observed({ ...ticket([question('q1'), question('q2')], []), submissions: graded, tags });
    expect(seen.observations).toMatchObject([{ target: A, by: 'teacher', questions: null }]);
  });

  it('remembers answers of an earlier night when the quiz is not listed tonight', () => {
    const tags = [{ form: FORM, item: 'q2', target: B }, WHOLE];
    const first = observed({ ...ticket([question('q1'), question('q2')], answered), tags });
    const stored = compare(first, [], instant('2026-09-02T02:00:00Z')).added;
    const seen = observed({ ...ticket([question('q1'), question('q2')], null), submissions: graded, tags, stored });
    expect(seen.observations).toEqual([]);
  });

  it('that counted as a whole is withdrawn once the answers can be told apart', () => {
    const tags = [{ form: FORM, item: 'q2', target: B }, WHOLE];
    const blind = observed({ ...ticket([question('q1'), question('q2')], []), submissions: graded, tags });
    const seen = observed({ ...ticket([question('q1'), question('q2')], answered), submissions: graded, tags });
    expect(seen.withdrawn).toEqual(blind.observations.map(({ key }) => key));
  });

  it('by the machine itself is the same fact over again', () => {
    const total = [submission({ score: { points: 3, possible: 4, by: 'machine', provisional: false } })];
    const seen = observed({ ...ticket([question('q1'), question('q2')], answered), submissions: total });
    expect(seen.observations.map(({ item }) => item)).toEqual(['q1', 'q2']);
  });

  it('stands for the newest attempt', () => {
    const second = quizResponse({ id: ResponseId.parse('response-2'), at: instant('2026-09-02T10:00:00Z') });
    const seen = observed({ ...ticket([question('2f3a')], [quizResponse(), second]), submissions: graded });
    expect(seen.observations.find(({ by }) => by === 'teacher')).toMatchObject({ attempt: 2 });
  });
});

describe('results that somebody brought by name for work that has a form', () => {
  const FILE = FormId.parse('7001');
  const read = ticket(
    [question('2f3a'), question('9c1d')],
    [quizResponse({ answers: [answer(), answer({ item: ItemId.parse('9c1d'), points: 0, correct: false })] })],
  );
  const brought = (learner: string): Pick<PulledWork, 'coursework' | 'quizzes'> => ({
    ...ticket(
      [question('n1')],
      [
        quizResponse({
          email: null,
          learner: LearnerId.parse(learner),
          answers: [answer({ item: ItemId.parse('n1') })],
        }),
      ],
      { form: FILE, branches: true },
    ),
  });

  /** Held after a night in which the form was read; then a night with the file's results in its place. */
  function afterwards(learner: string): { shown: unknown[]; superseded: number } {
    const stored = compare(observed(read), [], instant('2026-09-02T02:00:00Z')).added;
    const night = observed({ ...brought(learner), learners: [learner1, learner2], stored });
    const change = compare(night, stored, instant('2026-09-03T02:00:00Z'));
    return { shown: rows(night), superseded: change.superseded.length };
  }
  const [learner1, learner2] = [learner(), learner({ id: LearnerId.parse('9002'), email: 'ben@cedar.example' })];

  it('take the place of the answers read from it, and none counts twice', () => {
    expect(afterwards(learner1.id)).toEqual({ shown: [expect.objectContaining({ item: 'n1' })], superseded: 2 });
  });

  it('leave those of learners whom they do not name', () => {
    expect(afterwards(learner2.id)).toEqual({ shown: [expect.objectContaining({ item: 'n1' })], superseded: 0 });
  });

  it.each([
    ['no tag reaches their questions', { tags: [{ form: 'form-1', item: '2f3a', target: A }] }, {}],
    ['their cells are empty', {}, { answers: [] }],
  ])('withdraw nothing where %s, for nothing would stand in its place', (_what, change, response) => {
    const stored = compare(observed({ ...read, ...change }), [], instant('2026-09-02T02:00:00Z')).added;
    const file = ticket(
      [question('n1')],
      [
        quizResponse({
          email: null,
          learner: learner1.id,
          answers: [answer({ item: ItemId.parse('n1') })],
          ...response,
        }),
      ],
      { form: FILE, branches: true },
    );

    const night = observed({ ...file, ...change, stored });

    expect(stored.length).toBeGreaterThan(0);
    expect(night).toMatchObject({ observations: [], withdrawn: [] });
  });

  it('bring the attempts of the answers they replace to an end, so that a grade of the whole stands for theirs', () => {
    const again = quizResponse({ id: ResponseId.parse('response-2'), at: instant('2026-09-02T10:00:00Z') });
    const stored = compare(
      observed(ticket([question('2f3a')], [quizResponse(), again])),
      [],
      instant('2026-09-03T02:00:00Z'),
    ).added;

    const night = observed({ ...brought(learner1.id), submissions: [submission()], stored });

    expect(night.withdrawn).toHaveLength(2);
    expect(night.observations.find(({ by }) => by === 'teacher')).toMatchObject({ attempt: 1 });
  });

  it('are no reason to withdraw themselves the next night', () => {
    const stored = compare(observed(brought(learner1.id)), [], instant('2026-09-02T02:00:00Z')).added;

    expect(observed({ ...brought(learner1.id), stored }).withdrawn).toEqual([]);
    expect(
      compare(observed({ ...brought(learner1.id), stored }), stored, instant('2026-09-03T02:00:00Z')),
    ).toMatchObject({
      superseded: [],
      counts: { new: 0, changed: 0, kept: 1 },
    });
  });
});

describe('work of our own', () => {
  const post = {
    ref: { carrier: 'assignment', id: PostId.parse('7001') },
    marker: Marker.parse('m'),
    state: 'published',
    title: 'One more chance',
    text: '',
    assignees: [LearnerId.parse('9001')],
    creator: null,
    ours: true,
    createdAt: null,
  } as const;

  it('that is a reassignment is evidence of a chance, a source of its own', () => {
    const seen = observed({
      coursework: [coursework({ post })],
      submissions: [submission()],
      tags: [],
      ownChances: new Map([
        [WORK, { target: B, round: 2, check: null, learners: [learner().id], since: instant('2026-09-01T00:00:00Z') }],
      ]),
    });
    expect(seen.observations).toMatchObject([{ target: B, kind: 'chance', source: 'coursework:7001', item: null }]);
  });

  it('that is anything else is never evidence, whatever its title says', () => {
    expect(observed({ coursework: [coursework({ post })], submissions: [submission()] }).observations).toEqual([]);
  });

  it("copied by a teacher is the teacher's own coursework", () => {
    expect(
      observed({ coursework: [coursework({ post: { ...post, ours: false } })], submissions: [submission()] })
        .observations,
    ).toHaveLength(1);
  });
});

describe('the time that work took', () => {
  it('is not among the facts (P4)', () => {
    expect(Object.keys(observed({ submissions: [submission()] }).observations[0] ?? {}).join(' ')).not.toMatch(
      /duration|seconds|spent|late/i,
    );
  });
});
