import { describe, expect, it } from '@jest/globals';
import {
  HINT_SCOPES,
  NIGHT_SCOPES,
  PERMISSIONS,
  STUDENT_FRAME_SCOPES,
  TEACHER_FRAME_SCOPES,
} from '../../src/lms/google/scopes.ts';
import { factsOf, LMS_IDS } from '../../src/lms/known.ts';
import type { AskedPermission } from '../../src/lms/facts.ts';

const names = (...of: AskedPermission['of'][]): string[] =>
  PERMISSIONS.filter((each) => of.includes(each.of))
    .map(({ name }) => name)
    .toSorted();

describe('what an administrator reads of permissions', () => {
  it('is every scope that is asked of somebody, of whom it is asked, and no other', () => {
    expect(names('anyone', 'teacher')).toEqual([...NIGHT_SCOPES].toSorted());
    expect(names('anyone', 'teacher', 'teacher-inside')).toEqual([...TEACHER_FRAME_SCOPES].toSorted());
    expect(names('teacher-hints')).toEqual([...HINT_SCOPES]);
    expect(names('anyone', 'student-inside')).toEqual([...STUDENT_FRAME_SCOPES].toSorted());
    expect(new Set(PERMISSIONS.map(({ name }) => name)).size).toBe(PERMISSIONS.length);
  });

  it.each(LMS_IDS)(
    'says of %s in both languages what each allows and why, and how the school comes to have Waymark',
    (lms) => {
      const { permissions, installing, callsAMinute } = factsOf(lms);
      const said = [
        ...permissions.flatMap(({ may, why }) => [may, why]),
        ...installing.steps,
        installing.consent,
        ...(installing.forAll === null ? [] : [installing.forAll]),
        ...installing.answers.map(({ todo }) => todo),
      ];
      expect(said.length).toBeGreaterThan(10);
      for (const { en, es } of said) {
        expect(en).not.toBe('');
        expect(es).not.toBe('');
        expect(es).not.toBe(en);
      }
      expect(callsAMinute).toBeGreaterThan(0);
    },
  );
});
