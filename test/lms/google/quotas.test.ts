import { describe, expect, it } from '@jest/globals';
import type { Bucket } from '../../../src/http/bucket.ts';
import { createQuota, type Draw } from '../../../src/http/quota.ts';
import { quotasOf } from '../../../src/lms/google/quotas.ts';
import { googleSettings } from '../../builders/lms/google.ts';

function draw(quotas: readonly Bucket[], cost = 1): Draw {
  return { school: 'cedar', quotas, cost };
}

describe('the quotas of Google', () => {
  it('are kept to 97 % on average, for the project and for the teacher', () => {
    const { classroom, responses } = quotasOf(googleSettings());

    expect(classroom.map(({ perSecond, burst }) => [perSecond, burst])).toEqual([
      [48.5, 90],
      [19.4, 36],
    ]);
    expect(responses.map(({ perSecond }) => perSecond)).toEqual([expect.closeTo(7.275), expect.closeTo(2.91)]);
  });

  it('are shared by all teachers of the project, and by all adapters of one teacher', () => {
    const [project, teacher] = quotasOf(googleSettings()).classroom;
    const [sameProject, other] = quotasOf(googleSettings({ refreshToken: 'another' })).classroom;

    expect(sameProject?.name).toBe(project?.name);
    expect(other?.name).not.toBe(teacher?.name);
    expect(quotasOf(googleSettings()).classroom[1]?.name).toBe(teacher?.name);
    expect(teacher?.name).not.toContain('refresh-secret');
  });

  it('do not pace a stand-in on this machine, which is left alone all the same when it asks to be', () => {
    const quota = createQuota(() => 0);
    const { classroom, forms } = quotasOf(
      googleSettings({ classroomRoot: 'http://127.0.0.1:8080', formsRoot: 'http://localhost:8080' }),
    );

    expect([quota.wait(draw(classroom, 10_000)), quota.wait(draw(forms, 10_000))]).toEqual([0, 0]);
    quota.hold(classroom, 3_000);
    expect([quota.wait(draw(classroom)), quota.wait(draw(forms))]).toEqual([3_000, 0]);
  });
});
