import { describe, expect, it } from '@jest/globals';
import { assert, constantFrom, property, string } from 'fast-check';
import { CourseId, LearnerId, TargetCode } from '../../../src/ids.ts';
import { boardAddress, readBoardAddress } from '../../../src/pages/board/address.ts';

describe('the address of the board', () => {
  it('says again what it was made of', () => {
    const id = string({ minLength: 1, maxLength: 20 }).filter((text) => !text.includes('~'));
    assert(
      property(
        id,
        id,
        id,
        constantFrom('support', 'name'),
        constantFrom('en', 'es'),
        (course, learner, target, sort, language) => {
          const address = {
            course: CourseId.parse(course),
            language,
            sort,
            why: { learner: LearnerId.parse(learner), target: TargetCode.parse(target) },
          } as const;
          const query = Object.fromEntries(new URL(boardAddress(address), 'http://waymark.test').searchParams);
          expect(readBoardAddress(query)).toEqual({ ...address, receipt: undefined });
        },
      ),
    );
  });

  it('leaves out what makes no sense', () => {
    expect(readBoardAddress({ course: ['1', '2'], lang: 'fr', sort: 'grade', why: 'only-one' })).toEqual({
      course: undefined,
      language: undefined,
      sort: undefined,
      why: null,
      receipt: undefined,
    });
  });

  it('leaves out ids that are none', () => {
    for (const why of [`${'9'.repeat(600)}~5.NF.A.1`, '90\u202e01~5.NF.A.1', `9001~${'5'.repeat(600)}`])
      expect(readBoardAddress({ why })).toMatchObject({ why: null });
  });
});
