import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkSchoolFile } from '../../../src/school/check.ts';
import { targetRowsOf, withTargetRows, type TargetRow } from '../../../src/school/class/target-rows.ts';
import { SchoolFile, type CourseSettings } from '../../../src/school/file.ts';
import { target } from '../../builders/target.ts';
import { schoolFile } from '../../builders/school.ts';

/** Two classes: 6001 has Fractions (a, b) and Shapes (c), c builds on z; 6002 teaches b. */
function two(change: Record<string, unknown> = {}): SchoolFile {
  return schoolFile({
    courses: [
      {
        id: '6001',
        teacher: 't.rivera@cedar.example',
        units: [
          { title: 'Fractions', targets: ['a', 'b'], rule: { threshold: 0.7 } },
          { title: 'Shapes', targets: ['c'] },
        ],
      },
      { id: '6002', teacher: 'o.other@cedar.example', units: [{ title: 'Theirs', targets: ['b'] }] },
    ],
    targets: [
      target({ code: 'z' }),
      target({ code: 'a' }),
      target({ code: 'b', requires: ['a'] as never }),
      target({ code: 'c', requires: ['z'] as never }),
      target({ code: 'unused' }),
    ],
    tags: [{ coursework: '7001', target: 'c' }],
    activities: [
      { target: 'c', title: 'Blocks', kind: 'practice', minutes: 10 },
      { target: 'b', title: 'Cards', kind: 'practice', minutes: 10 },
    ],
    ...change,
  });
}

function first(file: SchoolFile): CourseSettings {
  const [course] = file.courses;
  if (course === undefined) throw new Error('there is a class');
  return course;
}

function said(rows: readonly TargetRow[]): string[] {
  return rows.map(({ unit, target: { code } }) => `${unit ?? '-'} ${code}`);
}

describe("a class's targets", () => {
  it('are those of its units, then what these build on and no other class has', () => {
    expect(said(targetRowsOf(two(), first(two())))).toEqual(['Fractions a', 'Fractions b', 'Shapes c', '- z']);
  });

  it('put back as they were change nothing', () => {
    const file = two();
    expect(withTargetRows(file, first(file), targetRowsOf(file, first(file)))).toEqual(file);
  });

  it('put back in any order and with any of them left out hold together, and leave the other class and foreign targets as they were', () => {
    const file = two();
    const rows = targetRowsOf(file, first(file));
    fc.assert(
      fc.property(fc.shuffledSubarray(rows), (some) => {
        const kept = new Set(some.map((row) => row.target.code as string));
        const whole = some.map((row) => ({
          ...row,
          target: { ...row.target, requires: row.target.requires.filter((code) => kept.has(code) || code === 'a') },
        }));
        const next = SchoolFile.parse(withTargetRows(file, first(file), whole));
        expect(checkSchoolFile(next, () => null)).toEqual([]);
        expect(next.courses[1]).toEqual(file.courses[1]);
        expect(next.targets.map(({ code }) => code)).toEqual(expect.arrayContaining(['b', 'a', 'unused']));
      }),
    );
  });

  it('a target that goes takes its tags and activities along, those of others stay', () => {
    const file = two();
    const rows = targetRowsOf(file, first(file)).filter(({ target: { code } }) => code !== 'c' && code !== 'z');
    const next = withTargetRows(file, first(file), rows);
    expect([next.tags, next.activities.map(({ title }) => title)]).toEqual([[], ['Cards']]);
    expect(next.courses[0]?.units.map(({ title }) => title)).toEqual(['Fractions']);
  });

  it('a target under another code keeps its tags, its activities and who builds on it', () => {
    const file = two();
    const rows = targetRowsOf(file, first(file)).map(({ unit, target: each }) => ({
      unit,
      target: target({ ...each, code: each.code === 'c' ? 'C.1' : each.code }),
    }));
    const next = withTargetRows(file, first(file), rows, new Map([['C.1' as never, 'c' as never]]));
    expect(next.tags).toMatchObject([{ target: 'C.1' }]);
    expect(next.activities[0]).toMatchObject({ target: 'C.1', title: 'Blocks' });
    expect(checkSchoolFile(SchoolFile.parse(next), () => null)).toEqual([]);
  });

  it('a unit under another title keeps its own rule', () => {
    const file = two();
    const rows = targetRowsOf(file, first(file)).map((row) => ({
      ...row,
      unit: row.unit === 'Fractions' ? 'Fracciones' : row.unit,
    }));
    expect(withTargetRows(file, first(file), rows).courses[0]?.units[0]).toEqual({
      title: 'Fracciones',
      targets: ['a', 'b'],
      rule: { threshold: 0.7 },
    });
  });
});
