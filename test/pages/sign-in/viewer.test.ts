import { describe, expect, it } from '@jest/globals';
import { SchoolId } from '../../../src/ids.ts';
import { SignedInViewers } from '../../../src/pages/sign-in/viewer.ts';
import { minutesIn } from '../../builders/ticket/desk.ts';
import { ANA } from '../../builders/lms/sign-in-door.ts';

const CEDAR = SchoolId.parse('cedar');

describe('a teacher who signed in', () => {
  it('is nobody a minute after the school file names them no more, also where they ask again and again', async () => {
    let named = true;
    const viewers = new SignedInViewers({
      places: async () => (named ? [{ school: CEDAR, user: ANA.id }] : []),
      administers: async () => [],
    });
    expect(await viewers.viewer(ANA, 'teacher', undefined, minutesIn(0))).toMatchObject({
      role: 'teacher',
      school: CEDAR,
    });
    named = false;

    expect(await viewers.viewer(ANA, 'teacher', undefined, minutesIn(0.5))).not.toBeNull();
    expect(await viewers.viewer(ANA, 'teacher', undefined, minutesIn(1.2))).toBeNull();
  });
});

describe('somebody who works at two schools', () => {
  const MAPLE = SchoolId.parse('maple');
  const viewers = new SignedInViewers({
    places: async () => [
      { school: CEDAR, user: ANA.id },
      { school: MAPLE, user: 'ana@maple.example' },
    ],
    administers: async () => [CEDAR, MAPLE],
  });

  const at = async (wished: string | undefined): Promise<unknown> =>
    (await viewers.viewer(ANA, 'administrator', wished, minutesIn(0)))?.school;

  it.each([
    ['the one they chose', 'maple', { school: MAPLE, teacher: 'ana@maple.example' }],
    ['the first where they chose none', undefined, { school: CEDAR, teacher: ANA.id }],
    ['the first where what they chose is not theirs', 'bell', { school: CEDAR, teacher: ANA.id }],
  ])('is the teacher of %s, and knows both', async (_which, wished, viewer) => {
    expect(await viewers.viewer(ANA, 'teacher', wished, minutesIn(0))).toMatchObject({
      ...viewer,
      schools: [CEDAR, MAPLE],
    });
  });

  it('looks after the one they chose, and after no other', async () => {
    expect([await at('maple'), await at(undefined), await at('bell')]).toEqual([MAPLE, CEDAR, CEDAR]);
  });
});
