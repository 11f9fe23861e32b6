import { describe, expect, it } from '@jest/globals';
import { hintsFinding, lifeFindings, nightFinding } from '../../src/cli/operator/doctor.ts';
import type { NewestNight } from '../../src/school/last-night.ts';
import type { LastNight } from '../../src/store/nights/last-nights.ts';
import { SchoolDate } from '../../src/time.ts';

const night = (change: Partial<NewestNight> = {}): NewestNight => ({
  date: SchoolDate.parse('2026-09-15'),
  ended: 'finished',
  courses: 4,
  done: 4,
  unfinished: 0,
  ...change,
});

describe('what doctor says of the last night', () => {
  it.each<[string, Pick<LastNight, 'night' | 'trouble'>, { ok: boolean; what: RegExp; todo: RegExp }]>([
    [
      'that there was none by schedule',
      { night: null, trouble: null },
      { ok: true, what: /^none by schedule yet$/, todo: /^null$/ },
    ],
    [
      'its date and that it ended well',
      { night: night(), trouble: null },
      { ok: true, what: /^2026-09-15, finished, 4 courses$/, todo: /^null$/ },
    ],
    [
      'that it is under way',
      { night: night({ ended: 'running', done: 2 }), trouble: null },
      { ok: true, what: /^2026-09-15, under way, 2 of 4 courses done$/, todo: /^null$/ },
    ],
    [
      'that a newer one is due',
      { night: night(), trouble: 'late' },
      { ok: false, what: /^2026-09-15, finished, 4 courses: a newer one is due/, todo: /scheduler/ },
    ],
    [
      'that it was begun, how far it came, and that hours are over since',
      { night: night({ ended: 'left', done: 2, unfinished: 1 }), trouble: 'overdue' },
      {
        ok: false,
        what: /^2026-09-15, begun and not finished, 2 of 4 courses done, one unfinished: three hours after its time/,
        todo: /goes on at the next call/,
      },
    ],
    [
      'that the schedule never had one',
      { night: null, trouble: 'never' },
      { ok: false, what: /^none by schedule yet: one has been due/, todo: /scheduler.*waymark serve/ },
    ],
    [
      'that it lies ahead of the clock',
      { night: night(), trouble: 'ahead' },
      { ok: false, what: /ahead of the clock/, todo: /clocks/ },
    ],
    [
      'how many courses were not finished',
      { night: night({ done: 2, unfinished: 2 }), trouble: 'unfinished' },
      { ok: false, what: /finished, 2 of 4 courses done, 2 unfinished: not every/, todo: /sync --course/ },
    ],
  ])('%s', (_what, last, { ok, what, todo }) => {
    const found = nightFinding(last);

    expect({ ...found, todo: String(found.todo) }).toEqual({
      ok,
      what: expect.stringMatching(what),
      todo: expect.stringMatching(todo),
    });
  });
});

describe('what doctor says of what the LMS tells at once', () => {
  it('is nothing where it was asked for nothing, and no trouble where it refused', () => {
    expect(hintsFinding({ standing: 0, refused: 0 })).toEqual([]);
    expect(hintsFinding({ standing: 1, refused: 0 })).toEqual([{ ok: true, what: '1 watch at the LMS', todo: null }]);
    expect(hintsFinding({ standing: 12, refused: 2 })).toEqual([
      { ok: true, what: '12 watches at the LMS, 2 refused', todo: expect.stringMatching(/connect again/) },
    ]);
  });
});

const TEACHER = { lms: 'schoology', use: 'courses' } as const;
const FORMS_OWNER = { lms: 'google', use: 'quizzes' } as const;
const ENDED = { state: 'ended' } as const;
const ENDING = { state: 'ending', days: 1 } as const;

describe('what doctor says of a permission that ends', () => {
  it('sends a teacher to the class, or to the command', () => {
    expect(lifeFindings(TEACHER, ENDED, false)).toEqual([
      {
        ok: false,
        what: 'the permission its teacher gave has reached its end',
        todo: expect.stringMatching(/"Connect again".*waymark grant/),
      },
    ]);
  });

  it('sends for the owner of forms to the command alone: no page takes that consent', () => {
    expect(lifeFindings(FORMS_OWNER, ENDED, false)).toEqual([
      {
        ok: false,
        what: "the permission its forms' owner gave has reached its end",
        todo: 'run waymark grant google again',
      },
    ]);
  });

  it.each([TEACHER, FORMS_OWNER])('is nothing of an end when it has just worked ($use)', (account) => {
    expect(lifeFindings(account, ENDED, true)).toEqual([]);
  });

  it('is told before the end though it still works', () => {
    expect(lifeFindings(TEACHER, ENDING, true)).toEqual([
      expect.objectContaining({ what: 'the permission its teacher gave ends in one day' }),
    ]);
  });
});
