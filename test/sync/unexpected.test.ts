import { describe, expect, it } from '@jest/globals';
import { CourseId, SchoolId } from '../../src/ids.ts';
import { LmsError } from '../../src/lms/errors.ts';
import { SchoolFile } from '../../src/school/file.ts';
import { StoreError } from '../../src/store/errors.ts';
import { worthAgain } from '../../src/sync/night/scheduled/worth-again.ts';
import { runNight, type NightReport } from '../../src/sync/night/night.ts';
import type { Fault, SyncParts } from '../../src/sync/parts.ts';
import { instant } from '../../src/time.ts';
import { googleMemoryNights } from '../builders/memory/memory-night.ts';
import { COURSE, smallSchool } from '../builders/lms/sandbox.ts';

const SCHOOL = SchoolId.parse('small');
const BROKEN = CourseId.parse('6002');
const at = instant('2026-09-14T07:00:00Z');

/** Two courses, one of which throws `error` as it connects. */
async function nightWith(
  error: Error,
  more: Partial<SyncParts> = {},
): Promise<{ report: NightReport; faults: Fault[] }> {
  const { parts, file, store } = await googleMemoryNights(smallSchool(), at);
  const [course] = file.courses;
  const twice = SchoolFile.parse({ ...file, courses: [{ ...course, id: BROKEN }, course] });
  await store.school(SCHOOL, (records) => records.saveSchoolFile(twice, at));
  const faults: Fault[] = [];
  const report = await runNight(
    {
      ...parts,
      noteFault: (fault) => void faults.push(fault),
      connect: (of, each) => (each.id === BROKEN ? Promise.reject(error) : parts.connect(of, each)),
      ...more,
    },
    { school: SCHOOL },
    { at, dryRun: false, acceptRoster: false },
  );
  return { report, faults };
}

describe('a course that meets something unexpected', () => {
  it('is unfinished under a reference, and the other courses of the night are done', async () => {
    const { report, faults } = await nightWith(new TypeError('cannot read Maria of undefined'));

    expect(report.courses).toMatchObject([
      {
        id: BROKEN,
        unfinished: true,
        problems: [{ kind: 'fault', what: { en: expect.stringContaining(faults[0]?.reference ?? 'no reference') } }],
      },
      { id: COURSE, unfinished: false, problems: [] },
    ]);
  });

  it('is noted once, with kind and places and without the words of the error', async () => {
    const { report, faults } = await nightWith(
      new TypeError('cannot read Maria of undefined\n    at Maria (López:1:1)'),
    );

    expect(faults).toEqual([
      {
        event: 'course-fault',
        reference: expect.any(String),
        school: SCHOOL,
        course: BROKEN,
        run: report.run,
        error: 'TypeError',
        at: expect.arrayContaining([expect.stringContaining('unexpected.test.ts')]),
      },
    ]);
    expect(JSON.stringify([faults, report])).not.toContain('Maria');
  });

  it('is not tried again before the next night: the same would happen', async () => {
    const { report } = await nightWith(new TypeError('x'));

    expect(report.courses.map(worthAgain)).toEqual([false, false]);
  });

  it('is unfinished too where that its credential was refused could not be kept', async () => {
    const { report } = await nightWith(
      new LmsError('denied', 'revoked', { todo: 'connect again', scope: 'credential' }),
      {
        disconnected: () => Promise.reject(new StoreError('unreachable', 'the database does not answer', 'check it')),
      },
    );

    expect(report.courses).toMatchObject([{ unfinished: true, problems: [{ kind: 'down' }] }, { unfinished: false }]);
  });
});

it('a night that breaks off has no course left at work', async () => {
  const { parts, file, store } = await googleMemoryNights(smallSchool(), at);
  const [course] = file.courses;
  const twice = SchoolFile.parse({ ...file, courses: [{ ...course, id: BROKEN }, course] });
  await store.school(SCHOOL, (records) => records.saveSchoolFile(twice, at));
  const ended: string[] = [];
  const night = runNight(
    { ...parts, courses: 2 },
    { school: SCHOOL },
    {
      at,
      dryRun: false,
      acceptRoster: false,
      onCourse: ({ id }) => {
        ended.push(id);
        if (id === BROKEN) throw new Error('the lease is lost');
      },
    },
  );

  await expect(night).rejects.toThrow('the lease is lost');
  expect(ended.toSorted()).toEqual([COURSE, BROKEN].toSorted());
});

describe('a store that stops a course', () => {
  it.each([
    ['key', 'settings', false],
    ['behind', 'settings', false],
    ['ahead', 'settings', false],
    ['folder', 'settings', false],
    ['file', 'settings', false],
    ['refused', 'fault', false],
    ['misuse', 'fault', false],
    ['unreachable', 'down', true],
    ['busy', 'down', true],
    ['overtaken', 'busy', true],
  ] as const)('because of "%s" is told as "%s", worth another try: %s', async (kind, told, again) => {
    const {
      report: {
        courses: [course],
      },
    } = await nightWith(new StoreError(kind, 'why', 'what to do'));

    expect(course).toMatchObject({ unfinished: true, problems: [{ kind: told }] });
    expect(course !== undefined && worthAgain(course)).toBe(again);
  });
});
