import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, SchoolId } from '../../../src/ids.ts';
import { courseOf } from '../../../src/sandbox/google/world/state.ts';
import { loadLedger } from '../../../src/store/ledger.ts';
import { approvePlan } from '../../../src/sync/acts/approve.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { pauseFromPage } from '../../../src/pages/actions/pause-from-page.ts';
import { pauseSending, resumeSending, type Paused } from '../../../src/sync/acts/pause.ts';
import { instant } from '../../../src/time.ts';
import { nightsOf, type Nights } from '../../builders/night.ts';
import { COURSE, TEACHER, quiz, smallSchool } from '../../builders/lms/sandbox.ts';

const SCHOOL = SchoolId.parse('small');
const course = CourseId.parse(COURSE);
const MONDAY_NIGHT = '2026-09-14T07:00:00Z';
const answers = { 1: ['right', 'right'], 2: ['wrong', 'wrong'], 3: ['right', 'wrong'] };

let nights: Nights;
afterEach(() => nights.close());

function tickets(file: Readonly<Record<string, unknown>> = { review: 'auto' }) {
  return smallSchool({
    file,
    work: ['7001', '7002'].map((id, day) => ({
      id,
      title: `Ticket ${id} [5.NF.A.1]`,
      at: instant(`2026-09-0${8 + day}T14:00:00Z`),
      quiz: quiz(`f${id}`, [{}, {}]),
      answers,
    })),
  });
}

function pause(of: CourseId | null = course): Promise<Paused> {
  return pauseSending(nights.app.sync, { school: SCHOOL, course: of, by: 'teacher' }, nights.app.now());
}

function resume(of: CourseId | null = course) {
  return resumeSending(nights.app.sync, { school: SCHOOL, course: of, by: 'teacher' }, nights.app.now());
}

function states(): Promise<string[]> {
  return nights.app.store.school(SCHOOL, async (db) => (await loadLedger(db, course)).map((row) => row.state));
}

function drafts(): number {
  return [...courseOf(nights.sandbox.world.state, COURSE).items.values()].filter(
    (item) => item.project !== 'web' && item.state === 'DRAFT',
  ).length;
}

describe('while a course is paused', () => {
  it.each([['auto'], ['teacher']])(
    'with review: %s the night reads and decides, sends nothing and says so',
    async (review) => {
      nights = await nightsOf(tickets({ review }), MONDAY_NIGHT);
      await pause();

      const report = await nights.sync();

      expect(report).toMatchObject({
        learners: 3,
        evidence: { new: 12 },
        unfinished: false,
        problems: [
          { kind: 'paused', what: expect.objectContaining({ en: expect.stringContaining('by the teacher') }) },
        ],
      });
      expect(report.problems).toHaveLength(1);
      expect(nights.writesSent()).toBe(0);
      expect(await states()).toEqual([]);
    },
  );

  it('a plan is not approved, and waits until it is resumed', async () => {
    nights = await nightsOf(tickets({ review: 'teacher' }), MONDAY_NIGHT);
    await nights.sync();
    await pause();

    expect(await nights.approve()).toMatchObject({ ok: false, reason: 'paused' });
    expect(nights.writesSent()).toBe(0);

    await resume();
    expect(await nights.approve()).toMatchObject({ ok: true });
    expect(nights.sees(1)).not.toEqual([]);
  });

  it('the first night after it sends what it would have sent, once', async () => {
    nights = await nightsOf(tickets(), MONDAY_NIGHT);
    await pause();
    await nights.sync();
    expect(await resume()).toEqual({ change: 'updated', still: null });

    const report = await nights.sync();

    expect(report.problems).toEqual([]);
    expect(nights.sees(1)).toHaveLength(new Set(nights.sees(1)).size);
    expect(nights.sees(1)).not.toEqual([]);
  });

  it("the school's own pause goes on when the course is resumed", async () => {
    nights = await nightsOf(tickets(), MONDAY_NIGHT);
    await pause(null);

    expect(await resume()).toMatchObject({ change: 'none', still: { of: 'school' } });
    expect((await nights.sync()).problems).toMatchObject([
      { kind: 'paused', what: expect.objectContaining({ en: expect.stringContaining('the whole school') }) },
    ]);
    expect(await resume(null)).toMatchObject({ change: 'updated' });
    expect((await nights.sync()).writes.created).toBeGreaterThan(0);
  });
});

describe('pausing', () => {
  beforeEach(async () => {
    nights = await nightsOf(tickets(), MONDAY_NIGHT);
  });

  it('takes away the drafts of a run that broke off, and the next night decides anew', async () => {
    nights.sandbox.fail({
      method: 'classroom.courses.courseWork.patch',
      kind: 'error',
      code: 503,
      effect: false,
      times: 99,
    });
    nights.sandbox.fail({
      method: 'classroom.courses.announcements.patch',
      kind: 'error',
      code: 503,
      effect: false,
      times: 99,
    });
    await nights.sync();
    nights.sandbox.heal();
    expect(drafts()).toBeGreaterThan(0);
    const unfinished = (await states()).filter((state) => state === 'BOUND').length;

    expect(await pause()).toEqual({ change: 'created', cleared: [{ course, writes: unfinished }], left: [] });

    expect(drafts()).toBe(0);
    expect(new Set(await states())).toEqual(new Set(['CANCELLED']));
    await resume();
    await nights.sync();
    expect(new Set(await states())).toEqual(new Set(['DONE']));
  });

  it('from the board says what it took away, and resuming that the next night decides', async () => {
    nights.sandbox.fail({
      method: 'classroom.courses.courseWork.patch',
      kind: 'error',
      code: 503,
      effect: false,
      times: 99,
    });
    await nights.sync();
    nights.sandbox.heal();
    const order = { school: SCHOOL, course } as const;

    const paused = await pauseFromPage(nights.app.sync, { ...order, order: 'pause' }, nights.app.now());
    expect(paused).toMatchObject({
      ok: true,
      said: {
        en: expect.stringMatching(
          /Nothing more is sent to this class\. \d+ that nobody had seen yet were taken back\./,
        ),
      },
    });
    expect(await pauseFromPage(nights.app.sync, { ...order, order: 'resume' }, nights.app.now())).toMatchObject({
      ok: true,
    });
    await pause(null);
    expect(await pauseFromPage(nights.app.sync, { ...order, order: 'resume' }, nights.app.now())).toMatchObject({
      ok: false,
      said: { es: expect.stringContaining('Toda la escuela') },
    });
  });

  it('holds at once although the LMS cannot be asked, and names what is left to the next run', async () => {
    nights.sandbox.fail({
      method: 'classroom.courses.courseWork.patch',
      kind: 'error',
      code: 503,
      effect: false,
      times: 99,
    });
    await nights.sync();
    nights.sandbox.world.revoke(TEACHER.id);

    expect(await pause()).toMatchObject({
      change: 'created',
      cleared: [],
      left: [{ course, why: expect.any(String) }],
    });
    expect(await pause()).toMatchObject({ change: 'none' });
  });

  it('stops a run that is under way before its next write, and that run clears up', async () => {
    const connect = nights.app.sync.connect.bind(nights.app.sync);
    let published = 0;
    const watched: Nights['app']['sync'] = {
      ...nights.app.sync,
      connect: async (...args) => {
        const lms = await connect(...args);
        return {
          ...lms,
          can: lms.can,
          ensurePublished: async (...post) => {
            published += 1;
            if (published === 2)
              await pauseSending(nights.app.sync, { school: SCHOOL, course, by: 'administrator' }, nights.app.now());
            return lms.ensurePublished(...post);
          },
        };
      },
    };
    const report = await runNight(watched, { course }, { at: nights.app.now(), dryRun: false, acceptRoster: false });

    expect(published).toBe(2);
    expect(report.courses[0]).toMatchObject({ writes: { created: 2 }, problems: [{ kind: 'paused' }] });
    expect(drafts()).toBe(0);
    expect((await states()).filter((state) => state === 'DONE')).toHaveLength(2);
    expect((await states()).filter((state) => state === 'NEW' || state === 'BOUND')).toEqual([]);
  });
});

describe("the school's cap", () => {
  it('stops the writes over what the school gave itself, tells, fails, and loses nothing', async () => {
    nights = await nightsOf(tickets({ review: 'auto', writesADay: 3 }), MONDAY_NIGHT);

    const first = await nights.sync();
    expect(first).toMatchObject({
      unfinished: false,
      problems: [
        { kind: 'cap', what: expect.objectContaining({ en: expect.stringContaining('a day for this school') }) },
      ],
    });
    expect(first.writes.created).toBeLessThanOrEqual(3);
    const left = first.writes.failed.length;
    expect(first.writes.failed.map(({ over }) => over)).toEqual(Array.from({ length: left }, () => 'school'));
    expect((await states()).filter((state) => state === 'NEW')).toHaveLength(left);

    nights.moveTo('2026-09-15T07:00:00Z');
    const second = await nights.sync();
    expect(second.writes.created + second.writes.withdrawn).toBeGreaterThan(0);
    expect(new Set([...nights.sees(1), ...nights.sees(2), ...nights.sees(3)]).size).toBeGreaterThan(
      first.writes.created - second.writes.withdrawn,
    );
  });
});

describe('the acting teacher', () => {
  it('who no longer teaches the course stops its night and its approvals', async () => {
    nights = await nightsOf(tickets({ review: 'teacher' }), MONDAY_NIGHT);
    await nights.sync();
    const connect = nights.app.sync.connect.bind(nights.app.sync);
    const others: Nights['app']['sync'] = {
      ...nights.app.sync,
      connect: async (...args) => {
        const lms = await connect(...args);
        return {
          ...lms,
          can: lms.can,
          async *teachers(id) {
            for await (const row of lms.teachers(id)) {
              if (row.ok)
                yield {
                  ok: true as const,
                  value: { ...row.value, id: row.value.id, email: 'someone.else@small.example' },
                };
            }
          },
          me: async () => ({ ...(await lms.me()), id: (await lms.me()).id, email: null }),
        };
      },
    };
    const still = await runNight(others, { course }, { at: nights.app.now(), dryRun: true, acceptRoster: false });
    expect(still.courses[0]?.unfinished).toBe(false); // the account is known by its id where the list has no e-mail of that name

    const left: typeof others = {
      ...others,
      connect: async (...args) => {
        const lms = await others.connect(...args);
        return { ...lms, can: lms.can, async *teachers() {} };
      },
    };
    const night = await runNight(left, { course }, { at: nights.app.now(), dryRun: false, acceptRoster: false });
    const approved = await approvePlan(left, { course }, nights.app.now());

    expect(night.courses[0]).toMatchObject({
      unfinished: true,
      problems: [
        {
          kind: 'denied',
          what: expect.objectContaining({ en: expect.stringContaining('no longer teaches') }),
          do: expect.objectContaining({ en: expect.stringContaining('school file') }),
        },
      ],
    });
    expect(approved).toMatchObject({
      ok: true,
      report: { courses: [{ unfinished: true, problems: [{ kind: 'denied' }] }] },
    });
    expect(nights.writesSent()).toBe(0);
  });
});
