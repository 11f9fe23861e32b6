import { describe, expect, it } from '@jest/globals';
import { CourseId, SchoolId, WriteKey } from '../../src/ids.ts';
import { runDueSchools } from '../../src/sync/night/scheduled/due-schools.ts';
import { worthAgain } from '../../src/sync/night/scheduled/worth-again.ts';
import { onlyEnglish } from '../../src/language.ts';
import { NOTHING_READ } from '../../src/sync/night/report.ts';
import type { Fault } from '../../src/sync/parts.ts';
import { instant } from '../../src/time.ts';
import type { CourseReport, Problem } from '../../src/report/types.ts';
import { googleMemoryNights } from '../builders/memory/memory-night.ts';
import { COURSE, smallSchool } from '../builders/lms/sandbox.ts';

const NIGHT = instant('2026-09-14T07:00:00Z');

describe('the scheduled night names its runs', () => {
  it('by the id their reports stand under, so that one can be taken back', async () => {
    const { parts, store, file } = await googleMemoryNights(smallSchool(), NIGHT);

    const { runs } = await runDueSchools(parts, NIGHT);

    const reports = await Promise.all(
      runs.map((run) => store.school(file.school.id, (records) => records.reportsOfRun(run))),
    );
    expect(reports).toEqual([[expect.objectContaining({ id: COURSE })]]);
  });

  it('and names none where no school was due', async () => {
    const { parts } = await googleMemoryNights(smallSchool(), NIGHT);
    await runDueSchools(parts, NIGHT);
    expect(await runDueSchools(parts, NIGHT)).toEqual({ runs: [], courses: [], audit: [] });
  });
});

describe('a school whose night cannot begin', () => {
  const [ELM, OAK] = [SchoolId.parse('elm'), SchoolId.parse('oak')];

  it('is noted by its name without the words of its error, each one there is, and the other schools have their night', async () => {
    const { parts, store, file } = await googleMemoryNights(smallSchool(), NIGHT);
    const faults: Fault[] = [];
    const due = runDueSchools(
      {
        ...parts,
        noteFault: (fault) => void faults.push(fault),
        store: {
          ...store,
          schools: async () => [ELM, file.school.id, OAK],
          school: (id, work) =>
            id === file.school.id
              ? store.school(id, work)
              : Promise.reject(id === ELM ? new TypeError('Ms. Lopez') : new RangeError('Ms. Lopez')),
        },
      },
      NIGHT,
    );

    await expect(due).rejects.toThrow(TypeError);
    expect(await store.school(file.school.id, (records) => records.finishedNights())).toEqual(['2026-09-14']);
    expect(faults).toMatchObject([
      { event: 'school-fault', school: ELM, error: 'TypeError' },
      { event: 'school-fault', school: OAK, error: 'RangeError' },
    ]);
    expect(JSON.stringify(faults)).not.toContain('Lopez');
  });
});

function report(over: Partial<CourseReport>): CourseReport {
  return { ...NOTHING_READ, id: CourseId.parse(COURSE), problems: [], calls: {}, unfinished: false, ...over };
}

function stopped(kind: Problem['kind'], unfinished = true): CourseReport {
  return report({ unfinished, problems: [{ kind, what: onlyEnglish('w'), do: onlyEnglish('d') }] });
}

function failedWrite(again: boolean): CourseReport {
  return report({ writes: { ...NOTHING_READ.writes, failed: [{ key: WriteKey.parse('k1'), why: 'w', again }] } });
}

describe('a course is worth another try at once', () => {
  it.each([
    ['stopped as the host was busy', stopped('busy'), true],
    ['stopped as the host was down', stopped('down'), true],
    ['stopped for what a person has to mend', stopped('denied'), false],
    ['finished with a part the host was too busy for', stopped('busy', false), false],
    ['finished with a write whose answer was lost', failedWrite(true), true],
    ['finished with a write that was refused', failedWrite(false), false],
    ['finished', report({}), false],
  ])('when it %s: %s', (_name, course, again) => {
    expect(worthAgain(course)).toBe(again);
  });
});
