import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SchoolId } from '../../../src/ids.ts';
import { chooseSchoolRoute, schoolsToChoose } from '../../../src/pages/board/choose-school.ts';
import { boardRoute } from '../../../src/pages/board/route.ts';
import type { PageDeps } from '../../../src/pages/kit/deps.ts';
import type { Reply, Route } from '../../../src/pages/kit/route.ts';
import type { TeacherViewer } from '../../../src/pages/kit/viewer.ts';
import type { Store } from '../../../src/store/types.ts';
import { TEACHER } from '../../builders/board/board-school.ts';
import { boardInput, keepBoard } from '../../builders/board/board.ts';
import { pageDeps } from '../../builders/served/pages.ts';
import { memoryStore } from '../../builders/served/store.ts';

const [CEDAR, BELL] = [SchoolId.parse('cedar'), SchoolId.parse('bell')];
let store: Store;
beforeAll(async () => {
  store = await memoryStore();
  await keepBoard(store, boardInput());
});
afterAll(() => store.close());

function viewer(schools?: readonly SchoolId[]): TeacherViewer {
  const one = { role: 'teacher' as const, school: CEDAR, teacher: TEACHER };
  return schools === undefined ? one : { ...one, schools };
}

/** What a page answers to that teacher. */
function answer(route: Route, who: TeacherViewer, query: Record<string, string>): Promise<Reply> {
  const ask = route.answer as unknown as (of: TeacherViewer, request: object, deps: PageDeps) => Promise<Reply>;
  return ask(who, { query, body: {} }, pageDeps(store));
}

describe('which school a teacher looks at', () => {
  it('becomes another of their own, which this browser remembers for a year', async () => {
    expect(await answer(chooseSchoolRoute, viewer([CEDAR, BELL]), { school: 'bell' })).toEqual({
      kind: 'redirect',
      to: '/',
      cookies: [expect.stringMatching(/^__Host-waymark-at=bell; .*Max-Age=31536000;/)],
    });
  });

  it.each([
    ["somebody else's school", [CEDAR], { school: 'bell' }],
    ['any school where they have no choice', undefined, { school: 'cedar' }],
    ['no school', [CEDAR, BELL], {}],
    ['what would be more than a name in a cookie', [CEDAR, BELL], { school: 'bell; Path=/' }],
  ])('does not become %s', async (_, schools, query) => {
    expect(await answer(chooseSchoolRoute, viewer(schools), query)).toEqual({
      kind: 'refused',
      why: 'not-found',
    });
  });

  it('is offered where there is more than one, by name, or by its id before its file is loaded', async () => {
    expect(await schoolsToChoose(store, viewer())).toEqual([]);
    expect(await schoolsToChoose(store, viewer([CEDAR]))).toEqual([]);
    expect(await schoolsToChoose(store, viewer([CEDAR, BELL]))).toEqual([
      { id: CEDAR, name: 'Cedar Grove', href: '/choose-school?school=cedar' },
      { id: BELL, name: 'bell', href: '/choose-school?school=bell' },
    ]);
  });

  it('is marked on the board among the others', async () => {
    const page = await answer(boardRoute, viewer([CEDAR, BELL]), {});
    const marked = page.kind === 'page' ? page.html.match(/aria-current="[^"]*"[^>]*>(?:<[^>]*>)*[^<]+/g) : null;
    expect(marked?.map((each) => each.replace(/^.*>/s, ''))).toContain('Cedar Grove');
    expect(marked?.map((each) => each.replace(/^.*>/s, ''))).not.toContain('bell');
  });
});
