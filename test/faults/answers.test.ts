import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createHttp } from '../../src/http/index.ts';
import type { Terms } from '../../src/http/types.ts';
import { runNight } from '../../src/sync/night/night.ts';
import { instant } from '../../src/time.ts';
import { httpWorld } from '../builders/lms/http-world.ts';
import { COURSE, learnerId, START, TEACHER } from '../builders/lms/sandbox.ts';
import { MONDAY, TUESDAY, useNights } from './class.ts';
import { calls, changeAnswers, countCalls, hang, loseAnswers } from './network.ts';

// Faults of writeback/PROTOCOL.md 10 that are about one call or one list. The catalogue's test counts them.
const nightsOf = useNights();
const CREATE = calls('POST', /courseWork$/);
const STUDENTS = 'classroom.courses.students.list';

afterEach(() => {
  jest.restoreAllMocks();
});

function terms(school: string): Terms {
  return { kind: 'read', school, quotas: [], alone: null, onSend: () => undefined };
}

function course(id: string): object {
  return { id, teacher: TEACHER.email, area: 'mathematics', grade: 5 };
}

describe('a call', () => {
  it('F1 a read that was lost on its way is read again; a write that was lost is looked for and then sent', async () => {
    const nights = await nightsOf();
    nights.sandbox.fail({ method: STUDENTS, kind: 'lost', effect: false });
    nights.sandbox.fail({ method: 'classroom.courses.courseWork.create', kind: 'lost', effect: false });

    const first = await nights.sync();
    const second = await nights.sync();

    expect(first).toMatchObject({ learners: 5, unfinished: false });
    expect(first.writes.failed).toHaveLength(1);
    expect(second.writes).toMatchObject({ created: 1, adopted: 0, failed: [] });
    expect(nights.wronged()).toEqual([]);
  });

  it('F2 a create whose answer was lost is adopted by its marker: one visible post', async () => {
    const nights = await nightsOf();
    loseAnswers(CREATE);

    const first = await nights.sync();
    const second = await nights.sync();

    expect(first.writes.failed).toHaveLength(1);
    expect(second.writes).toMatchObject({ created: 0, adopted: 1, failed: [] });
    expect(nights.drafts()).toBe(0);
    expect(nights.wronged()).toEqual([]);
  });

  it('F3 a host that hangs is given up after its time limit, and then it is as if the answer was lost', async () => {
    const nights = await nightsOf();
    const limits: number[] = [];
    const short = AbortSignal.timeout.bind(AbortSignal);
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      limits.push(milliseconds);
      return short(Math.min(milliseconds, 200));
    });
    hang(CREATE);

    const first = await nights.sync();
    jest.restoreAllMocks();
    const second = await nights.sync();

    expect(new Set(limits)).toEqual(new Set([10_000, 30_000]));
    expect(first.writes.failed).toMatchObject([{ why: expect.stringContaining('time limit'), again: true }]);
    expect(second.writes).toMatchObject({ created: 0, adopted: 1, failed: [] });
    expect(nights.wronged()).toEqual([]);
  });

  it('F5 a host that is down for hours is asked slowly, and each learner gets one note for the day', async () => {
    const nights = await nightsOf();
    const real = Date.now;
    let ahead = 0;
    jest.spyOn(Date, 'now').mockImplementation(() => real() + ahead);
    const asked = countCalls();
    nights.sandbox.fail({ method: '*', kind: 'error', code: 503, times: 10_000 });
    for (const hour of [7, 8, 9, 10]) {
      nights.moveTo(`2026-09-14T${String(hour).padStart(2, '0')}:00:00Z`);
      expect(await nights.sync()).toMatchObject({ unfinished: true, problems: [{ kind: 'down' }] });
    }
    expect(asked.length).toBeLessThan(20); // five failures, then one probe a minute

    nights.sandbox.heal();
    ahead = 120_000;
    nights.moveTo('2026-09-14T11:00:00Z');
    expect(await nights.sync()).toMatchObject({ unfinished: false, writes: { failed: [] } });

    for (const n of [1, 2, 3, 4, 5])
      expect(nights.sandbox.world.seenBy(learnerId(n), COURSE).announcements).toHaveLength(1);
  });

  it('F6 a host that is busy is left alone for as long as it asks, and other schools go on', async () => {
    const busy = { status: 429, headers: { 'retry-after': '7' } };
    const world = httpWorld({ replies: [busy, { body: '{}' }], random: () => 0 });
    const http = createHttp(world);
    const request = { method: 'GET', url: 'https://lms.example/x', headers: new Headers(), body: null };

    const [cedar, maple] = await Promise.all([http.send(request, terms('cedar')), http.send(request, terms('maple'))]);

    expect(world.slept).toEqual([7000]);
    expect(cedar).toMatchObject({ status: 200, tries: 2 });
    expect(maple).toMatchObject({ status: 200, tries: 1 });
  });

  it.each([
    ['create', 500, true],
    ['create', 503, false],
    ['patch', 500, false],
    ['patch', 503, true],
  ] as const)('F7 a %s answered with %i (effect: %s) ends with one visible post', async (method, code, effect) => {
    const nights = await nightsOf();
    nights.sandbox.fail({
      method: `classroom.courses.courseWork.${method}`,
      kind: 'error',
      code,
      effect,
      times: method === 'patch' ? 3 : 1,
    });

    await nights.sync();
    const second = await nights.sync();

    expect(second.writes.failed).toEqual([]);
    expect(nights.drafts()).toBe(0);
    expect(nights.wronged()).toEqual([]);
    expect(nights.sees(1).filter((title) => title.startsWith('Practice'))).toHaveLength(1);
  });

  it('F12 a page of HTML, or nothing at all, is an error and never an empty class', async () => {
    const nights = await nightsOf({}, { review: 'teacher' });
    await nights.sync();
    nights.sandbox.fail({ method: STUDENTS, kind: 'html' });
    const html = await nights.sync();
    changeAnswers(calls('GET', /students$/), () => [], 1);
    const list = await nights.sync();

    for (const report of [html, list])
      expect(report).toMatchObject({ unfinished: true, problems: [{ kind: 'malformed' }] });
    expect(await nights.sync()).toMatchObject({ unfinished: false, learners: 5, evidence: { kept: 27 } });
  });
});

describe('a list', () => {
  it('F4 that breaks between two pages is void: nothing is concluded and nothing kept', async () => {
    const nights = await nightsOf({ learners: 31 });
    nights.sandbox.fail({ method: STUDENTS, kind: 'broken-page', page: 2, times: 3 });

    expect(await nights.sync()).toMatchObject({ unfinished: true, evidence: { new: 0 }, writes: { created: 0 } });
    expect(await nights.evidence()).toEqual([]);
    expect(await nights.sync()).toMatchObject({ unfinished: false, learners: 31 });
  });

  it('F8 that is stale leaves at most a draft, which nobody sees and the next night sweeps', async () => {
    const nights = await nightsOf();
    nights.sandbox.fail({ method: 'classroom.courses.courseWork.create', kind: 'stale', lists: 3 });
    loseAnswers(CREATE);

    await nights.sync();
    nights.moveTo('2026-09-14T07:20:00Z');
    await nights.sync();
    expect(nights.drafts()).toBe(1);
    expect(nights.wronged()).toEqual([]);

    nights.moveTo(TUESDAY);
    await nights.sync();
    expect(nights.drafts()).toBe(0);
  });

  it('F9 that hides drafts unless asked is asked for both, so that the draft of a lost answer is found', async () => {
    const nights = await nightsOf();
    loseAnswers(calls('POST', /(courseWork|announcements)$/), 3);
    const states: string[] = [];
    const asked = countCalls((_call, url) => {
      const both = url.searchParams.getAll(
        url.pathname.endsWith('announcements') ? 'announcementStates' : 'courseWorkStates',
      );
      if (/(courseWork|announcements)$/.test(url.pathname) && both.length > 0) states.push(both.toSorted().join());
      return true;
    });

    await nights.sync();
    const second = await nights.sync();

    expect(second.writes).toMatchObject({ created: 0, adopted: 3 });
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(states)).toEqual(new Set(['DRAFT,PUBLISHED']));
  });

  it('F10 whose page token is refused begins again once, and fails only its own course the second time', async () => {
    const more = [
      {
        at: START,
        deed: {
          kind: 'course' as const,
          course: { id: '6002', name: 'Other class', owner: TEACHER.id, state: 'ACTIVE' as const, missingGrade: 0 },
        },
      },
    ];
    const nights = await nightsOf(
      { learners: 31, more, file: { courses: [course(COURSE), course('6002')] } },
      { review: 'teacher' },
    );
    nights.sandbox.fail({ method: STUDENTS, kind: 'refused-page', page: 2 });
    expect(await nights.sync()).toMatchObject({ unfinished: false, learners: 31 });

    nights.sandbox.fail({ method: STUDENTS, kind: 'refused-page', page: 2, times: 2 });
    const night = await runNight(
      nights.app.sync,
      { school: nights.file.school.id },
      { at: instant(MONDAY), dryRun: false, acceptRoster: false },
    );
    expect(night.courses.map(({ id, unfinished }) => [id, unfinished])).toEqual([
      [COURSE, true],
      ['6002', false],
    ]);
  });

  it('F11 whose rows repeat while it is read is read a second time, and each learner counts once', async () => {
    const nights = await nightsOf({ learners: 31 }, { review: 'teacher' });
    let first: unknown = null;
    changeAnswers(
      calls('GET', /students$/),
      (answer) => {
        const rows = answer['students'] as unknown[];
        first ??= rows[0];
        return 'nextPageToken' in answer ? answer : { ...answer, students: [first] }; // the last one slipped by
      },
      2,
    );

    expect(await nights.sync()).toMatchObject({ unfinished: false, learners: 31 });
  });
});
