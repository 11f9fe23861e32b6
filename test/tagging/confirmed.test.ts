import { describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId, TargetCode } from '../../src/ids.ts';
import { checkSchoolFile } from '../../src/school/check.ts';
import { SchoolFile } from '../../src/school/file.ts';
import { asTaught, withAllConfirmed } from '../../src/tagging/confirmed.ts';
import type { AnsweredTag } from '../../src/tagging/types.ts';
import { instant } from '../../src/time.ts';
import { schoolFile } from '../builders/school.ts';

const [COURSE, OTHER] = [CourseId.parse('6001'), CourseId.parse('6002')];
const file = schoolFile({ tags: [] });

function said(id: string, course: CourseId, target: string): AnsweredTag {
  return {
    place: { coursework: CourseworkId.parse(id) },
    text: 'Work',
    work: 'Work',
    answer: 'yes',
    target: TargetCode.parse(target),
    kind: 'exit',
    course,
    actor: 't1',
    at: instant('2026-09-08T12:00:00Z'),
  };
}

describe('what was confirmed', () => {
  it('stands behind the tags of the school file, for its own course alone', () => {
    const answers = [said('7001', COURSE, '5.NF.A.1'), said('7002', OTHER, '5.NF.A.1')];
    expect(asTaught(file, COURSE, answers).tags).toEqual([{ coursework: '7001', target: '5.NF.A.1', kind: 'exit' }]);
    expect(asTaught(file, OTHER, answers).tags).toMatchObject([{ coursework: '7002' }]);
  });

  it('of a target that is no more counts nothing', () => {
    expect(asTaught(file, COURSE, [said('7001', COURSE, '9.X.1')])).toBe(file);
  });

  it('is exported as tags that apply takes', () => {
    const whole = withAllConfirmed(file, [
      said('7001', COURSE, '5.NF.A.1'),
      said('7002', OTHER, '4.NF.B.3'),
      said('7003', COURSE, '9.X.1'),
    ]);
    const read = SchoolFile.parse(JSON.parse(JSON.stringify(whole)));
    expect(read.tags).toHaveLength(2);
    expect(checkSchoolFile(read, () => null)).toEqual([]);
  });
});
