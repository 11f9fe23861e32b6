import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, SchoolId } from '../../../src/ids.ts';
import { enter, insideIn, leave, viewerIn, type Entering } from '../../../src/pages/launch/session.ts';
import type { Store } from '../../../src/store/types.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { memoryStore } from '../../builders/served/store.ts';

const CEDAR = SchoolId.parse('cedar');
const MAPLE = SchoolId.parse('maple');
const BEGAN = instant('2026-09-14T13:00:00Z');
const ENTERING: Entering = {
  lms: 'schoology',
  role: 'learner',
  user: '9001',
  course: CourseId.parse('6001'),
  domain: null,
  members: null,
  ticket: null,
};

let plain: Store;
/** What the database was sent: `look` is one message, a transaction at least three. */
let sent: ('look' | 'transaction')[];
let store: Store;
let cookies: ReadonlyMap<string, string>;

beforeAll(async () => {
  plain = await memoryStore();
  store = {
    ...plain,
    school: (school, work) => {
      sent.push('transaction');
      return plain.school(school, work);
    },
    look: (school) => ({
      query: (sql, texts) => {
        sent.push('look');
        return plain.look(school).query(sql, texts);
      },
    }),
  };
});
afterAll(() => plain.close());
beforeEach(async () => {
  sent = [];
  cookies = asBrought(await enter(store, CEDAR, ENTERING, BEGAN));
  sent = [];
});

function asBrought(cookie: string): ReadonlyMap<string, string> {
  const [pair = ''] = cookie.split(';');
  const cut = pair.indexOf('=');
  return new Map([[pair.slice(0, cut), pair.slice(cut + 1)]]);
}

function after(minutes: number): Instant {
  return instant(new Date(Date.parse(BEGAN) + minutes * 60_000).toISOString());
}

describe('who came in from inside the LMS', () => {
  it('is asked in one message at every look of a page, and noted to be still there once a minute', async () => {
    for (const seconds of [1, 3, 5]) {
      expect(await insideIn(store, cookies, after(seconds / 60))).toMatchObject({
        person: { lms: 'schoology', id: '9001' },
        inside: { school: CEDAR, role: 'learner' },
      });
    }
    expect(sent).toEqual(['look', 'look', 'look']);

    sent = [];
    for (const minutes of [2, 2.5]) await viewerIn(store, cookies, after(minutes));
    expect(sent).toEqual(['look', 'transaction', 'look']);
  });

  it('stays as long as there are looks, and is out after an hour without one', async () => {
    expect(await viewerIn(store, cookies, after(59))).toMatchObject({ role: 'student', learner: '9001' });
    expect(await viewerIn(store, cookies, after(118))).not.toBeNull();
    expect(await viewerIn(store, cookies, after(178))).toBeNull();
  });

  it('is out at the next look once they have left', async () => {
    expect(await insideIn(store, cookies, after(1))).not.toBeNull();
    await leave(store, cookies);
    expect(await insideIn(store, cookies, after(1))).toBeNull();
  });

  it('is nobody behind the wall of another school, and nobody with another secret', async () => {
    const [name = ''] = cookies.keys();
    const [secret] = cookies.get(name)?.split('.') ?? [];
    for (const brought of [`${secret}.${MAPLE}`, `${secret}x.${CEDAR}`, `' or true --.${CEDAR}`])
      expect(await viewerIn(store, new Map([[name, brought]]), after(1))).toBeNull();
  });
});
