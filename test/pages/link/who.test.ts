import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkRoutes } from '../../../src/pages/link/routes.tsx';
import type { Store } from '../../../src/store/types.ts';
import { idIn } from '../../../src/ticket/school-in-id.ts';
import { composed, COURSE, LESSON, PLACE, save, SCHOOL } from '../../builders/ticket/desk.ts';
import { servedDesk, type ServedDesk } from '../../builders/served/served-desk.ts';
import { memoryStore } from '../../builders/served/store.ts';

/** Who may come, as the class's own teacher's credential tells: whoever is of another class is nobody to this one. */
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
const ALL = Object.keys(PRINCIPALS) as Principal[];
const TEACHERS: readonly Principal[] = ['teacher', 'co-teacher'];
const STUDENTS: readonly Principal[] = ['student', 'classmate'];

/** Ids that no ticket has. */
const MADE_UP = [idIn(SCHOOL, new Uint8Array(16)), 'abc'];

let store: Store;
let desk: ServedDesk;
let ticket: string;

beforeAll(async () => {
  store = await memoryStore();
  desk = await servedDesk(store);
  const { id } = await desk.world.desk.openComposer(desk.world.as('t1'), COURSE, null, LESSON);
  const order = { draft: 'draft-0000000009', ticket: composed() };
  ({ ticket } = await desk.world.desk.attach(desk.world.as('t1'), id, order, LESSON));
});
afterAll(async () => {
  await desk.served.close();
  await desk.world.desk.settled();
  await store.close();
});

async function opened(path: string, person: string): Promise<string> {
  return (await desk.get(path, person)).headers.get('location') ?? '';
}

/** A page without what differs from one refusal to the next. */
async function saidTo(principal: Principal, path: string): Promise<readonly [number, string]> {
  const response = await desk.get(path, PRINCIPALS[principal]);
  return [response.status, (await response.text()).replaceAll(/ref-\d+/g, 'ref')];
}

describe('every page behind a link', () => {
  it('stands in one of the tests of this file, or is for whom an LMS sends in', () => {
    expect(linkRoutes.map(({ path }) => path).toSorted()).toEqual(
      ['/t/:ticket', '/compose', '/compose/link', '/tickets'].toSorted(),
    );
  });
});

describe('the link to a ticket', () => {
  it.each(ALL.map((each) => [each, each === 'signed out' ? 401 : isOf(each) ? 303 : 403] as const))(
    'answers a %s with %s',
    async (principal, status) => {
      const response = await desk.get(`/t/${ticket}`, PRINCIPALS[principal]);
      expect(response.status).toBe(status);
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(await response.text()).not.toMatch(/Name s|Name t|Adding fractions|Cedar/);
      const to = response.headers.get('location');
      expect(to === null).toBe(status !== 303);
      expect(to ?? '/t/x?o=x').toMatch(/^\/t\/[\w.-]+\?o=[^&]+$/);
    },
  );

  it.each(ALL.filter((each) => !isOf(each)))('says the same to a %s as one that leads nowhere', async (principal) => {
    for (const made of MADE_UP)
      expect(await saidTo(principal, `/t/${made}`)).toEqual(await saidTo(principal, `/t/${ticket}`));
  });

  it.each(ALL)(
    'leads to a page of the one who opened it, whoever else comes with its address: a %s',
    async (principal) => {
      const learners = await opened(`/t/${ticket}`, 's1');
      const response = await desk.get(learners, PRINCIPALS[principal]);
      const status = { student: 200, 'signed out': 401 }[principal as string] ?? 403;
      expect([principal, response.status]).toEqual([principal, status]);
    },
  );

  it('is the room for teachers, the own page for students, and closes no frame', async () => {
    for (const [person, mark] of [
      ['t1', 'have answered'],
      ['s1', "I'm done"],
    ] as const) {
      const page = await (await desk.get(await opened(`/t/${ticket}`, person), person)).text();
      expect(page).toContain(mark);
      expect(page).toContain("'closes':[]");
    }
  });

  it('takes answers at the addresses of the frames, and no frame shows its page', async () => {
    const o = new URL(await opened(`/t/${ticket}`, 's1'), desk.served.url).searchParams.get('o') ?? '';
    expect((await desk.tell('/addon/answers', 's1', { o, saves: [save(1, 1)] })).status).toBe(200);
    expect((await desk.tell('/addon/answers', 's2', { o, saves: [save(1, 0)] })).status).toBe(403);
    expect((await desk.get(`/addon/live?o=${o}`, 's1')).status).toBe(200);
    expect((await desk.get(`/addon/student?o=${o}`, 's1')).status).toBe(404);
    expect((await desk.get(`/t/${MADE_UP[0]}?o=${o}`, 's1')).status).toBe(404);
  });

  it('shows no page of a frame', async () => {
    const framed = await opened(desk.address('student', 's1'), 's1');
    const o = new URL(framed, desk.served.url).searchParams.get('o') ?? '';
    expect((await desk.get(`/t/${ticket}?o=${o}`, 's1')).status).toBe(404);
  });
});

describe('the page on which a ticket is composed', () => {
  it.each(ALL.map((each) => [each, each === 'signed out' ? 401 : TEACHERS.includes(each) ? 303 : 403] as const))(
    'answers a %s with %s',
    async (principal, status) => {
      expect((await desk.get(`/compose?course=${COURSE}`, PRINCIPALS[principal])).status).toBe(status);
    },
  );

  it('makes the draft of an assignment once for one draft, and says where it stands', async () => {
    const to = await opened(`/compose?course=${COURSE}`, 't1');
    const page = await desk.get(to, 't1');
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Make the assignment')]);
    const o = new URL(to, desk.served.url).searchParams.get('o') ?? '';
    const order = { o, draft: 'draft-0000000010', ticket: composed({ title: 'Halves' }) };
    const answers = await Promise.all(
      [order, order].map(async (each) => (await desk.tell('/addon/attach', 't1', each)).json()),
    );
    expect(answers[0]).toEqual({ ticket: expect.any(String), attachment: null, maxPoints: 2 });
    expect(answers[1]).toEqual(answers[0]);
    expect([...desk.world.links.made.values()].filter(({ title }) => title === 'Halves')).toHaveLength(1);
  });

  it('is another person’s nowhere, and answers no wish that nobody had', async () => {
    const to = await opened(`/compose?course=${COURSE}`, 't1');
    const o = new URL(to, desk.served.url).searchParams.get('o') ?? '';
    for (const principal of ALL.filter((each) => each !== 'teacher')) {
      const status = principal === 'signed out' ? 401 : 403;
      expect([principal, (await desk.get(to, PRINCIPALS[principal])).status]).toEqual([principal, status]);
    }
    expect((await desk.get(`/compose/link?o=${o}`, 't1')).status).toBe(404);
  });
});

/** The status, and the one thing to do next: where it leads and what it says. */
async function wayIn(path: string, person: string): Promise<readonly [number, string | undefined, string]> {
  const response = await desk.get(path, person);
  const page = await response.text();
  const [, href, said = ''] = /<p class="act"><a href(?:="([^"]*)")?[^>]*>([^<]*)</.exec(page) ?? [];
  return [response.status, href, said];
}

describe('a refusal behind a link has a way on', () => {
  const over = idIn(SCHOOL, new Uint8Array(16));

  it('for a stranger: another account, and how to open a window with one alone', async () => {
    for (const path of [`/t/${ticket}`, `/compose?course=${COURSE}`])
      expect(await wayIn(path, 'x-student')).toEqual([403, '/sign-in?choose=1', 'Sign in with another account']);
    expect(await (await desk.get(`/t/${ticket}`, 'x-student')).text()).toMatch(/private window.*ventana privada/s);
  });

  it('for a page that is over: the ticket again, or the board where tickets are composed from', async () => {
    expect(await wayIn(`/t/${ticket}?o=${over}`, 's1')).toEqual([404, '?', 'Open it again']);
    expect(await wayIn(`/compose?o=${over}`, 't1')).toEqual([404, '/', 'Open the morning board']);
  });

  it('for a learner before what is for teachers: their own page of a ticket that is open, else their class', async () => {
    await desk.get(`/t/${ticket}`, 's1'); // opens it
    const own = [403, expect.stringMatching(/^\/t\/[\w.-]+$/), 'Open my own page'];
    expect(await wayIn(`/compose?course=${COURSE}`, 's1')).toEqual(own);
    expect(
      await wayIn(desk.address('discovery', 's1', { addOnToken: desk.world.addons.token(PLACE, 's1') }), 's1'),
    ).toEqual(own);
    const tickets = await desk.world.desk.openNow({ school: SCHOOL, course: COURSE, role: 'learner' }, LESSON);
    for (const open of tickets) {
      const { id } = await desk.world.desk.openLink(desk.world.as('t1'), open.ticket, LESSON);
      await desk.world.desk.move(desk.world.as('t1'), id, { act: 'close' }, LESSON);
    }
    expect(await wayIn(`/compose?course=${COURSE}`, 's1')).toEqual([
      403,
      'https://classroom.example',
      'Go to my class',
    ]);
  });
});

function isOf(principal: Principal): boolean {
  return TEACHERS.includes(principal) || STUDENTS.includes(principal);
}
