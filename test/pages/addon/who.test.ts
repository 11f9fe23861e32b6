import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addonRoutes } from '../../../src/pages/addon/routes.ts';
import type { Store } from '../../../src/store/types.ts';
import { FRAMES, type Frame } from '../../../src/sync/tickets/desk.ts';
import { composed, PLACE, save, submission, TARGET } from '../../builders/ticket/desk.ts';
import { servedDesk, type ServedDesk } from '../../builders/served/served-desk.ts';
import { memoryStore } from '../../builders/served/store.ts';

/** Who may come, as Google answers them: of another class or school, and who only looks after the school, are nobody to this class. */
const PRINCIPALS = {
  teacher: 't1',
  'co-teacher': 't2',
  student: 's1',
  classmate: 's2',
  'student of another class': 'x-student',
  'teacher of another class': 'x-teacher',
  'somebody of another school': 'y-teacher',
  parent: 'parent',
  administrator: 'admin',
  'signed out': null,
} as const;
type Principal = keyof typeof PRINCIPALS;

const STRANGERS: readonly Principal[] = [
  'student of another class',
  'teacher of another class',
  'somebody of another school',
  'parent',
  'administrator',
];
const TEACHERS: readonly Principal[] = ['teacher', 'co-teacher'];
const STUDENTS: readonly Principal[] = ['student', 'classmate'];

/** The page whose opening a write needs, who owns that, and what is sent. */
interface Write {
  readonly frame: Frame;
  readonly by: Principal;
  readonly body: object;
  /** What its owner gets, in a ticket that is open. */
  readonly own: number;
}

/** What everybody tells of their own page, whatever it is for. */
const OF_EVERY_PAGE: ReadonlySet<string> = new Set(['post /addon/language']);

const ABOUT = { learner: 's1' };
const WRITES: Readonly<Record<string, Write>> = {
  'post /addon/answers': { frame: 'student', by: 'student', body: { saves: [save(1, 1)] }, own: 200 },
  'post /addon/marks': { frame: 'student', by: 'student', body: { marks: [{ question: 1, share: 1 }] }, own: 409 },
  'post /addon/declare': { frame: 'student', by: 'student', body: { route: 'seminar' }, own: 409 },
  'post /addon/ticket': { frame: 'teacher', by: 'teacher', body: { act: 'more-time' }, own: 200 },
  'post /addon/assign': { frame: 'teacher', by: 'teacher', body: { ...ABOUT, to: 'talk' }, own: 409 },
  'post /addon/mark': { frame: 'teacher', by: 'teacher', body: { ...ABOUT, question: 1, share: 1 }, own: 409 },
  'post /addon/late': { frame: 'teacher', by: 'teacher', body: { ...ABOUT, question: 1, count: true }, own: 422 },
  'post /addon/conference': { frame: 'teacher', by: 'teacher', body: { ...ABOUT, target: TARGET, share: 1 }, own: 409 },
  'post /addon/note': { frame: 'review', by: 'teacher', body: { ...ABOUT, text: 'Draw it.' }, own: 200 },
  'post /addon/language': { frame: 'teacher', by: 'teacher', body: { language: 'es' }, own: 200 },
  'post /addon/ask': { frame: 'student', by: 'student', body: { target: TARGET, act: 'ask' }, own: 409 },
  'post /addon/ask-answer': { frame: 'teacher', by: 'teacher', body: { ask: 1, answer: 'approved' }, own: 422 },
  'post /addon/propose': {
    frame: 'student',
    by: 'student',
    body: { act: 'propose', target: TARGET, text: 'Bake bread.' },
    own: 409,
  },
  'post /addon/propose-answer': { frame: 'teacher', by: 'teacher', body: { idea: 1, answer: 'accept' }, own: 422 },
  'post /addon/attach': {
    frame: 'discovery',
    by: 'teacher',
    body: { draft: 'draft-0000000007', ticket: composed() },
    own: 200,
  },
};

let store: Store;
let desk: ServedDesk;

beforeAll(async () => {
  store = await memoryStore();
  desk = await servedDesk(store);
});
afterAll(async () => {
  await desk.served.close();
  await desk.world.desk.settled();
  await store.close();
});

function openingOf(by: Principal, frame: Frame): Promise<string> {
  const person = PRINCIPALS[by] ?? '';
  return desk.world.open(person, frame, undefined, { submission: submission('s1') }).then(({ id }) => id);
}

const all = Object.keys(PRINCIPALS) as Principal[];

describe('every address of the pages in an assignment', () => {
  it('stands in one of the tables of this file', () => {
    const known = [...FRAMES.map((frame) => `get /addon/${frame}`), 'get /addon/live', ...Object.keys(WRITES)];
    expect(addonRoutes.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(known.toSorted());
  });
});

describe.each(FRAMES)('the %s frame', (frame) => {
  const answer = (principal: Principal): number => {
    if (principal === 'signed out') return 401;
    if (STRANGERS.includes(principal)) return 403;
    return STUDENTS.includes(principal) && frame !== 'student' ? 403 : 303;
  };

  it.each(all.map((principal) => [principal, answer(principal)] as const))(
    'answers a %s with %s',
    async (principal, status) => {
      const person = PRINCIPALS[principal];
      const token =
        frame === 'discovery' && person !== null ? { addOnToken: desk.world.addons.token(PLACE, person) } : {};
      const response = await desk.get(desk.address(frame, person ?? 's1', token), person);
      expect(response.status).toBe(status);
      expect(await response.text()).not.toMatch(/Name s|Name t|Adding fractions|Cedar/);
      const to = response.headers.get('location');
      expect(to === null).toBe(status !== 303);
      expect(to ?? `/addon/${frame}?o=x`).toMatch(new RegExp(`^/addon/${frame}\\?o=[^&]+$`));
    },
  );

  it('answers somebody else than the hint, or without one, with 401', async () => {
    for (const hint of ['s2', null]) {
      const response = await desk.get(desk.address(frame, hint), 's1');
      expect([response.status, await response.text()]).toEqual([401, expect.stringContaining('Sign in with Google')]);
    }
  });
});

describe('a page that somebody opened', () => {
  it.each([
    ['student', 'student'],
    ['teacher', 'teacher'],
    ['review', 'teacher'],
    ['discovery', 'teacher'],
    ['student', 'co-teacher'],
  ] as const)('in the %s frame is shown to that %s, and to nobody else', async (frame, by) => {
    const o = await openingOf(by, frame);
    for (const principal of all) {
      const response = await desk.get(`/addon/${frame}?o=${o}`, PRINCIPALS[principal]);
      const status = principal === by ? 200 : principal === 'signed out' ? 401 : 403;
      expect([principal, response.status]).toEqual([principal, status]);
    }
  });

  it('is another frame’s nowhere', async () => {
    const o = await openingOf('teacher', 'teacher');
    expect((await desk.get(`/addon/review?o=${o}`, 't1')).status).toBe(404);
    expect((await desk.get(`/addon/discovery?o=${o}`, 't1')).status).toBe(404);
  });

  it('tells what is new to who opened it alone', async () => {
    const o = await openingOf('student', 'student');
    for (const principal of all) {
      const response = await desk.get(`/addon/live?o=${o}`, PRINCIPALS[principal]);
      const status = principal === 'student' ? 200 : principal === 'signed out' ? 401 : 403;
      expect([principal, response.status]).toEqual([principal, status]);
    }
    const { v } = (await (await desk.get(`/addon/live?o=${o}`, 's1')).json()) as { v: number };
    expect((await desk.get(`/addon/live?o=${o}&v=${v}`, 's1')).status).toBe(204);
    expect((await desk.get(`/addon/live?o=${o}&v=${v - 1}`, 's1')).status).toBe(200);
  });
});

describe.each(Object.entries(WRITES))('%s', (key, { frame, by, body, own }) => {
  const path = key.slice('post '.length);

  it('is taken from who opened that page, and from nobody else with it', async () => {
    const o = await openingOf(by, frame);
    for (const principal of all.filter((each) => each !== by)) {
      const response = await desk.tell(path, PRINCIPALS[principal], { ...body, o });
      expect([principal, response.status]).toEqual([principal, principal === 'signed out' ? 401 : 403]);
    }
    expect((await desk.tell(path, PRINCIPALS[by], { ...body, o })).status).toBe(own);
  });

  it('is taken with a page that is for something else where it is of every page alone', async () => {
    const others = TEACHERS.includes(by)
      ? ([
          ['student', 'student'],
          ['co-teacher', 'student'],
        ] as const)
      : ([
          ['teacher', 'teacher'],
          ['co-teacher', 'student'],
        ] as const);
    for (const [principal, other] of others) {
      const response = await desk.tell(path, PRINCIPALS[principal], { ...body, o: await openingOf(principal, other) });
      expect([principal, response.status]).toEqual([principal, OF_EVERY_PAGE.has(key) ? own : 403]);
    }
  });

  it('is refused where it is not what a page sends', async () => {
    const o = await openingOf(by, frame);
    const response = await desk.tell(path, PRINCIPALS[by], { o });
    expect([response.status, await response.json()]).toEqual([
      422,
      expect.objectContaining({ error: 'malformed', reference: 'ref-1' }),
    ]);
  });
});
