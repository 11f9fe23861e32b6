import { describe, expect, it } from '@jest/globals';
import { CourseworkId, TargetCode } from '../../../../src/ids.ts';
import type { Coursework, Lms, Submission } from '../../../../src/lms/types.ts';
import type { StoredQuiz } from '../../../../src/store/results/quizzes.ts';
import { NOTHING_HINTED, type Hinted } from '../../../../src/sync/night/hinted.ts';
import { mayCount, pullQuizzes, tagsHash } from '../../../../src/sync/night/results/quizzes.ts';
import { instant } from '../../../../src/time.ts';
import { coursework, post } from '../../../builders/coursework.ts';
import { googleMemoryNights } from '../../../builders/memory/memory-night.ts';
import { memoryLms } from '../../../builders/memory/memory-lms.ts';
import { quiz } from '../../../builders/quiz.ts';
import { quizResponse } from '../../../builders/quiz-response.ts';
import { quiz as form, smallSchool } from '../../../builders/lms/sandbox.ts';
import { schoolFile } from '../../../builders/school.ts';
import { submission } from '../../../builders/submission.ts';

const NOW = instant('2026-09-30T07:00:00Z');
const YESTERDAY = instant('2026-09-29T07:00:00Z');
const { form: formId, publicId, title } = quiz();
const work = coursework({
  id: CourseworkId.parse('7001'),
  due: instant('2026-09-01T14:00:00Z'),
  quizzes: [{ form: formId, publicId, title }],
  updatedAt: null,
});
const file = schoolFile();

/** A quiz that closed weeks ago and was listed yesterday: does a night list it, and read its questions again? */
async function pulled({
  held = {},
  submissions = [],
  hinted = {},
}: {
  held?: Partial<StoredQuiz>;
  submissions?: readonly Submission[];
  hinted?: Partial<Hinted>;
} = {}): Promise<{ readonly listed: boolean; readonly read: boolean }> {
  const lms: Lms = {
    ...memoryLms(),
    quiz: async () => quiz(),
    async *responses() {
      yield { ok: true, value: quizResponse() };
    },
  };
  const known: StoredQuiz = {
    quiz: quiz(),
    coursework: work.id,
    readAt: YESTERDAY,
    listedAt: YESTERDAY,
    listedFor: tagsHash(file),
    uncounted: [],
    ...held,
  };
  const { quizzes } = await pullQuizzes(
    lms,
    {
      file,
      tags: tagsHash(file),
      known: [known],
      forms: [],
      coursework: [work],
      chances: new Map(),
      submissions,
      hinted: { ...NOTHING_HINTED, ...hinted },
      weekly: { works: new Set(), tonight: false },
      at: NOW,
    },
    [],
  );
  return { listed: quizzes[0]?.responses?.length === 1, read: quizzes[0]?.read === true };
}

async function listed(of: Parameters<typeof pulled>[0] = {}): Promise<boolean> {
  return (await pulled(of)).listed;
}

const handedIn = (at: string): Submission => submission({ coursework: work.id, at: instant(at) });

describe('the responses of a closed quiz', () => {
  it('rest for a week', async () => {
    expect(await listed()).toBe(false);
    expect(await listed({ held: { listedAt: instant('2026-09-23T07:00:00Z') } })).toBe(true);
  });

  it('are listed at once when something was handed in since', async () => {
    expect(await listed({ submissions: [handedIn('2026-09-29T12:00:00Z'), handedIn('2026-09-02T12:00:00Z')] })).toBe(
      true,
    );
    expect(await listed({ submissions: [handedIn('2026-09-28T12:00:00Z')] })).toBe(false);
  });

  it('are listed at once when the host told of answers since', async () => {
    const since = [instant('2026-09-29T12:00:00Z'), instant('2026-09-28T12:00:00Z')];
    const found = since.map((at) => listed({ hinted: { answers: new Map([[formId, at]]) } }));

    expect(await Promise.all(found)).toEqual([true, false]);
  });

  it('are listed at once when the tags have changed: old answers may be on another target now', async () => {
    expect(await listed({ held: { listedFor: tagsHash({ ...file, tags: [] }) } })).toBe(true);
  });
});

describe('the questions of a quiz', () => {
  it('are read again only when the host told of others since, and the answers with them, for they may be worth something else', async () => {
    const since = [instant('2026-09-28T12:00:00Z'), instant('2026-09-29T12:00:00Z')];
    const found = since.map((at) => pulled({ hinted: { questions: new Map([[formId, at]]) } }));

    expect(await pulled()).toEqual({ listed: false, read: false });
    expect(await Promise.all(found)).toEqual([
      { listed: false, read: false },
      { listed: true, read: true },
    ]);
  });
});

describe('the form that checks a chance', () => {
  const [first, second] = ['8001', '8002'].map((id) => coursework({ id: CourseworkId.parse(id), post: post() }));
  const check = {
    target: TargetCode.parse('5.NF.A.1'),
    round: 1,
    learners: [],
    check: { form: formId },
    since: YESTERDAY,
  };
  const chances = new Map([
    [CourseworkId.parse('8001'), { ...check, since: instant('2026-09-20T07:00:00Z') }],
    [CourseworkId.parse('8002'), check],
  ]);

  async function read(works: readonly Coursework[]): Promise<string[]> {
    const lms: Lms = {
      ...memoryLms(),
      quiz: async () => quiz(),
      async *responses() {
        yield { ok: true, value: quizResponse() };
      },
    };
    const plan = {
      file: { ...file, tags: [] },
      tags: '',
      known: [],
      forms: [],
      coursework: works,
      chances,
      submissions: [],
      hinted: NOTHING_HINTED,
      weekly: { works: new Set<CourseworkId>(), tonight: false },
      at: NOW,
    };
    return (await pullQuizzes(lms, plan, [])).quizzes.map(
      ({ coursework: on, responses }) => `${on}: ${responses?.length}`,
    );
  }

  it('is read once, on the newest chance that has it', async () => {
    expect(await read([first, second].flatMap((each) => each ?? []))).toEqual(['8002: 1']);
  });

  it("is read on the teacher's work where it hangs on one, tagged or not", async () => {
    expect(await read([work, first, second].flatMap((each) => each ?? []))).toEqual(['7001: 1']);
  });
});

describe('responses that count nothing', () => {
  it('are told every night, also while their quiz rests', async () => {
    const nights = await googleMemoryNights(
      smallSchool({
        start: instant('2026-08-31T14:00:00Z'),
        work: [
          {
            id: '7001',
            title: 'Ticket [5.NF.A.1]',
            at: instant('2026-09-01T14:00:00Z'),
            due: instant('2026-09-02T14:00:00Z'),
            quiz: form('f1', [{}], { collects: 'RESPONDER_INPUT' }),
            answers: { 1: ['right'], 2: ['wrong'] },
          },
        ],
      }),
      '2026-09-14T07:00:00Z',
    );
    const told = [{ kind: 'unmatched', what: { en: expect.stringContaining('2 responses to the quiz "Ticket"') } }];
    expect(await nights.sync()).toMatchObject({ responses: 2, problems: told });

    nights.moveTo('2026-09-15T07:00:00Z');
    expect(await nights.sync()).toMatchObject({ responses: 0, problems: told });
    expect(await nights.sync({ dryRun: true })).toMatchObject({ responses: 0, problems: told });
  });
});

function counts(tags: readonly object[]): boolean {
  return mayCount(work, schoolFile({ tags }), new Map());
}

describe('answers to a quiz on a piece of work', () => {
  it('may count where a tag names it, or its form, and no other', () => {
    const target = '5.NF.A.1';
    expect(counts([])).toBe(false);
    expect(counts([{ coursework: work.id, target }])).toBe(true);
    expect(counts([{ coursework: '7999', target }])).toBe(false);
    expect(counts([{ form: formId, item: 'q1', target }])).toBe(true);
    expect(counts([{ form: 'another', item: 'q1', target }])).toBe(false);
  });
});
