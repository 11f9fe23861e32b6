import { describe, expect, it } from '@jest/globals';
import { lifeFindings } from '../../src/cli/doctor.ts';

const TEACHER = { lms: 'schoology', use: 'courses' } as const;
const FORMS_OWNER = { lms: 'google', use: 'quizzes' } as const;
const ENDED = { state: 'ended' } as const;
const ENDING = { state: 'ending', days: 1 } as const;

describe('what doctor says of a permission that ends', () => {
  it('sends a teacher to the class, or to the command', () => {
    expect(lifeFindings(TEACHER, ENDED, false)).toEqual([
      { ok: false, what: 'the permission its teacher gave has reached its end', todo: expect.stringMatching(/"Connect again".*waymark grant/) },
    ]);
  });

  it('sends for the owner of forms to the command alone: no page takes that consent', () => {
    expect(lifeFindings(FORMS_OWNER, ENDED, false)).toEqual([
      { ok: false, what: 'the permission its forms\' owner gave has reached its end', todo: 'run waymark grant google again' },
    ]);
  });

  it.each([TEACHER, FORMS_OWNER])('is nothing of an end when it has just worked ($use)', (account) => {
    expect(lifeFindings(account, ENDED, true)).toEqual([]);
  });

  it('is told before the end though it still works', () => {
    expect(lifeFindings(TEACHER, ENDING, true)).toEqual([expect.objectContaining({ what: 'the permission its teacher gave ends in one day' })]);
  });
});
