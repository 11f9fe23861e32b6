import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, FormId } from '../../../src/ids.ts';
import { createGoogle, type GoogleSettings } from '../../../src/lms/google/index.ts';
import { keyDelegate } from '../../../src/lms/google/sign-in/delegate.ts';
import type { Hints } from '../../../src/lms/hints.ts';
import { GRANTED_SCOPES, openSandbox, type OpenSandbox } from '../../../src/sandbox/google/index.ts';
import { googleSettingsInside } from '../../builders/lms/inside.ts';
import { COURSE, later, quiz, smallSchool, START, TEACHER } from '../../builders/lms/sandbox.ts';

const TOPIC = 'projects/waymark-sandbox/topics/hints';
const PUSH = 'https://www.googleapis.com/auth/classroom.push-notifications';
const course = CourseId.parse(COURSE);
const form = FormId.parse('f1');
const NOW = later(START, 600);

let sandbox: OpenSandbox;
beforeEach(() => {
  sandbox = openSandbox({ today: () => NOW, school: smallSchool({ work: [{ id: '7001', quiz: quiz(form, [{}]) }] }) });
  sandbox.world.grant(TEACHER.id, 'all', [...GRANTED_SCOPES, PUSH]);
});
afterEach(() => sandbox.close());

function lms(change: Partial<GoogleSettings> = {}) {
  return createGoogle({ ...settings(), hintsTopic: TOPIC, ...change });
}

function settings(): GoogleSettings {
  return googleSettingsInside(sandbox, 'all');
}

function hints(change: Partial<GoogleSettings> = {}): Hints {
  const found = lms(change).hints;
  if (found === null) throw new Error('there is a topic');
  return found;
}

describe('what Google is asked to tell', () => {
  it('is nothing without a topic, and nothing for a teacher who granted nothing', () => {
    const by = keyDelegate('waymark@project.example', '');

    expect(createGoogle(settings()).hints).toBeNull();
    expect(lms({ delegated: { by, as: TEACHER.email, scopes: [PUSH], now: () => 0 } }).hints).toBeNull();
  });

  it('is found again where its name was lost: Forms lists it, and Classroom takes the same once more', async () => {
    const first = [
      await hints().watch({ kind: 'work', course }, null),
      await hints().watch({ kind: 'answers', form }, null),
    ];
    const again = [
      await hints().watch({ kind: 'work', course }, null),
      await hints().watch({ kind: 'answers', form }, null),
    ];

    expect(again).toEqual(first);
    expect(sandbox.calls['forms.forms.watches.create']).toBe(1);
  });

  it('is asked of a form with one list for both kinds', async () => {
    const asking = hints();
    await asking.watch({ kind: 'answers', form }, null);
    await asking.watch({ kind: 'questions', form }, null);

    expect(sandbox.calls).toMatchObject({ 'forms.forms.watches.list': 1, 'forms.forms.watches.create': 2 });
  });

  it('is refused in words a person can act on', async () => {
    sandbox.world.grant(TEACHER.id, 'less', [...GRANTED_SCOPES]);

    await expect(hints({ refreshToken: 'less' }).watch({ kind: 'work', course }, null)).rejects.toMatchObject({
      kind: 'denied',
      todo: 'Waymark may not be told at once what changes in a class: reconnect this account and allow it.',
    });
  });
});
