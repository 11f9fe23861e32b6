import { describe, expect, it } from '@jest/globals';
import { SchoolId } from '../../../src/ids.ts';
import { boardModel } from '../../../src/pages/board/model/model.ts';
import { tokensOf } from '../../../src/pages/board/tokens.ts';
import { isFormToken } from '../../../src/pages/kit/form-token.ts';
import { COURSE, NOW, TEACHER } from '../../builders/board/board-school.ts';
import { boardInput } from '../../builders/board/board.ts';

const SECRET = Buffer.alloc(32, 1);
const VIEWER = { role: 'teacher' as const, school: SchoolId.parse('cedar'), teacher: TEACHER };

function tokens(of: 'course' | 'school' | null) {
  const paused = of === null ? null : { of, since: NOW, by: 'teacher' as const };
  return tokensOf(boardModel(boardInput({ pause: paused })), SECRET, VIEWER);
}

/** What pressing this button would do: its token holds for nothing else. */
function does(token: string | null): string[] {
  return ['pause', 'resume'].filter(
    (act) => token !== null && isFormToken(SECRET, '/pause', ['cedar', TEACHER, COURSE, act], token),
  );
}

describe('which buttons the board has', () => {
  it('are approving and pausing while nothing is paused', () => {
    const { approve, pause: pauses, resume } = tokens(null);

    expect(approve).not.toBeNull();
    expect(does(pauses)).toEqual(['pause']);
    expect(resume).toBeNull();
  });

  it('is going on alone while the class is paused', () => {
    const { approve, pause: pauses, resume } = tokens('course');

    expect([approve, pauses]).toEqual([null, null]);
    expect(does(resume)).toEqual(['resume']);
  });

  it("is none of them while the school is: that is not a teacher's to end", () => {
    expect(tokens('school')).toMatchObject({ approve: null, pause: null, resume: null });
  });
});
