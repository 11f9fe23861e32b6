import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { WriteKey } from '../../src/ids.ts';
import { EXIT } from '../../src/cli/io.ts';
import { exitOf } from '../../src/cli/operator/sync.ts';
import { LEFT_BY } from '../../src/plan/limits.ts';
import type { PostingWrite } from '../../src/plan/types.ts';
import { approveFromPage } from '../../src/pages/actions/approve-from-page.ts';
import { instant, SchoolDate } from '../../src/time.ts';
import type { CourseReport } from '../../src/report/types.ts';
import { learners, reassignWrite, routeWrite } from '../builders/memory/ledger.ts';
import { classOf, mornings, wishesOf } from '../builders/mornings.ts';

const IDS = classOf(33);

/** School days from a Monday on, Monday to Friday. */
function schoolDays(weeks: number, from = '2026-10-05'): string[] {
  return Array.from({ length: weeks * 7 }, (_, i) => DateTime.fromISO(from, { zone: 'utc' }).plus({ days: i }))
    .filter((day) => day.weekday <= 5)
    .map((day) => day.toFormat('yyyy-MM-dd'));
}

function sentOf({ writes }: CourseReport): number {
  return writes.created + writes.adopted + writes.updated + writes.withdrawn;
}

/** A fault upstream: each wish so many times, under other keys and for other learners. */
function runaway(date: string, wishes: readonly PostingWrite[], times: number): PostingWrite[] {
  return Array.from({ length: times }, (_, n) =>
    wishes.map((write, i): PostingWrite => ({
      ...reassignWrite({
        due: null,
        date: SchoolDate.parse(date),
        learners: learners(IDS[(n * wishes.length + i) % IDS.length] ?? 's0'),
      }),
      key: WriteKey.parse(`${write.key} again ${n}`),
    })),
  ).flat();
}

function chance(n: number, date: string): PostingWrite {
  return reassignWrite({
    key: WriteKey.parse(`c${n}`),
    learners: learners('s0'),
    date: SchoolDate.parse(date),
    due: null,
  });
}

const isMonday = (date: string): boolean => DateTime.fromISO(date, { zone: 'utc' }).weekday === 1;

describe('a class of 33 whose teacher approves every morning', () => {
  it('gets all that was approved on the same day, for eight weeks, whatever the rhythm of the week', async () => {
    const pupils = await mornings(IDS);

    for (const date of schoolDays(8)) {
      const { planned, night, approved } = await pupils.day(date, wishesOf(date, IDS, isMonday(date)));
      expect({
        date,
        left: planned - sentOf(approved),
        failed: approved.writes.failed,
        problems: [...night.problems, ...approved.problems],
      }).toEqual({ date, left: 0, failed: [], problems: [] });
    }
  });

  it('gets the notes of a week that begins on a Tuesday on that Tuesday', async () => {
    const pupils = await mornings(IDS);
    const days = schoolDays(5);
    const holiday = days[20]; // the Monday of the fifth week

    for (const date of days.filter((each) => each !== holiday)) {
      const first = isMonday(date) || date === days[21];
      const { planned, approved } = await pupils.day(date, wishesOf(date, IDS, first));
      expect([date, planned - sentOf(approved)]).toEqual([date, 0]);
    }
  });

  it.each([
    ['a Monday', 0],
    ['a Tuesday', 1],
  ])('is spared a runaway on %s of the fifth week, and the report says so', async (_name, offset) => {
    const pupils = await mornings(IDS);
    const days = schoolDays(5);
    for (const date of days.slice(0, 20 + offset)) await pupils.day(date, wishesOf(date, IDS, isMonday(date)));

    const date = days[20 + offset] ?? '';
    const wild = [
      ...wishesOf(date, IDS, isMonday(date)).slice(0, 3),
      ...runaway(date, wishesOf(date, IDS, isMonday(date)), 10),
    ];
    const { approved } = await pupils.day(date, wild);

    expect(sentOf(approved) + approved.writes.failed.length).toBe(wild.length + 3); // three of yesterday's are taken back
    expect(sentOf(approved)).toBeLessThan(90);
    expect(approved.writes.failed.every(({ over }) => over !== undefined)).toBe(true);
    expect(approved.problems.map(({ kind }) => kind)).toContain('cap');
  });
});

describe('a school that gave itself a limit of 22 writes a day', () => {
  const [monday = '', tuesday = ''] = schoolDays(1);

  it('sends routes and chances before notes, and keeps and tells what is left', async () => {
    const pupils = await mornings(IDS, { writesADay: 22 });
    const { approved } = await pupils.day(monday, wishesOf(monday, IDS, true));

    const rows = await pupils.ledger();
    const done = (kind: PostingWrite['kind']) =>
      rows.filter(({ state, write }) => state === 'DONE' && write.kind === kind).length;
    expect([done('route'), done('reassign'), done('note')]).toEqual([3, 10, 0]);
    expect(approved.writes).toMatchObject({ created: 13 });
    expect(approved.writes.failed).toHaveLength(4 + 33);
    expect(approved.writes.failed[0]).toMatchObject({
      over: 'school',
      why: 'over the cap of 13 writes a day for this school',
    });
    expect(exitOf({ courses: [approved] })).toBe(EXIT.failed);
    expect(approved.problems).toEqual([
      {
        kind: 'cap',
        what: {
          en: '37 writes were not sent: over the cap of 13 writes a day for this school',
          es: 'No se enviaron 37 mensajes: se pasa del límite de 13 mensajes al día para esta escuela',
        },
        do: { en: expect.stringContaining('writesADay'), es: expect.stringContaining('writesADay') },
      },
    ]);
    expect(new Set(rows.filter(({ state }) => state === 'NEW').map(({ trouble }) => trouble))).toEqual(
      new Set([LEFT_BY.school]),
    );
  });

  it('tells the teacher who pressed the button, in both languages', async () => {
    const pupils = await mornings(IDS, { writesADay: 22 });
    const { waiting } = await pupils.waits(monday, wishesOf(monday, IDS, true));

    expect(
      await approveFromPage(
        pupils.parts,
        { school: pupils.school, course: pupils.course, plan: waiting },
        instant(`${monday}T12:00:00Z`),
      ),
    ).toMatchObject({
      ok: false,
      said: {
        en: '13 sent, 37 left for another day, because a limit of the day is reached. What waits, why, and what to do stands here.',
        es: expect.stringMatching(/^13 enviados; 37 quedan/),
      },
    });
  });

  it('gives a left-over of Monday no place of a route of Tuesday', async () => {
    const pupils = await mornings(IDS, { writesADay: 22 });
    await pupils.day(monday, wishesOf(monday, IDS, true));

    const notes = wishesOf(monday, IDS, true).filter(({ kind }) => kind === 'note');
    const { night, approved } = await pupils.day(tuesday, [...wishesOf(tuesday, IDS, false).slice(0, 3), ...notes]);

    expect(night.counts.created).toBe(13);
    expect(night.problems).toMatchObject([{ kind: 'cap' }]);
    expect(approved.writes).toMatchObject({ created: 3, withdrawn: 3, failed: [] });
    const first = (await pupils.ledger()).find(({ write, state }) => write.kind === 'note' && state === 'DONE');
    expect(first?.trouble).toBeNull();
  });
});

describe('the caps of a child', () => {
  const [monday = ''] = schoolDays(1);

  it('leave what is over them, remember why, and tell it as not sent', async () => {
    const pupils = await mornings(classOf(4));
    const { approved } = await pupils.day(monday, [
      chance(0, monday),
      chance(1, monday),
      chance(2, monday),
      routeWrite({ date: SchoolDate.parse(monday), learners: learners('s0', 's1') }),
    ]);

    expect(approved.writes).toMatchObject({ created: 3, failed: [{ key: 'c2', over: 'item' }] });
    expect(approved.problems).toMatchObject([
      { kind: 'cap', what: { en: '1 write was not sent: over the cap of 3 a day for a learner' } },
    ]);
    expect((await pupils.ledger()).find(({ key }) => key === 'c2')).toMatchObject({
      state: 'NEW',
      trouble: LEFT_BY.item,
    });
  });

  it("count by the day of the school: what went out on Monday evening is Monday's", async () => {
    const pupils = await mornings(classOf(4));
    await pupils.day(monday, []);
    await pupils.evening('2026-10-06T01:00:00Z', monday, [chance(0, monday), chance(1, monday), chance(2, monday)]); // 20:00 on Monday in Chicago

    const { approved } = await pupils.day('2026-10-06', [
      chance(0, monday),
      chance(1, monday),
      chance(2, monday),
      chance(3, '2026-10-06'),
    ]);

    expect(approved.writes).toMatchObject({ created: 1, failed: [] });
  });
});
