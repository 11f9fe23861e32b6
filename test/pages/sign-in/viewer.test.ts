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
    expect(await viewers.viewer(ANA, 'teacher', minutesIn(0))).toMatchObject({ role: 'teacher', school: CEDAR });
    named = false;

    expect(await viewers.viewer(ANA, 'teacher', minutesIn(0.5))).not.toBeNull();
    expect(await viewers.viewer(ANA, 'teacher', minutesIn(1.2))).toBeNull();
  });
});
