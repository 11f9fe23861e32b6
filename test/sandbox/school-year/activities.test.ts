import { describe, expect, it } from '@jest/globals';
import { activitiesAt } from '../../../src/sandbox/school-year/activities.ts';
import { TARGETS } from '../../../src/sandbox/school-year/targets.ts';

describe('the activities of the sandbox schools', () => {
  const activities = activitiesAt('https://activities.example/');

  it('are six on each target, four of them practice', () => {
    for (const { code } of TARGETS) {
      const own = activities.filter(({ target }) => target === code);
      expect([own.length, own.filter(({ kind }) => kind === 'practice').length]).toEqual([6, 4]);
    }
  });

  it('have a title of their own in Spanish, each another', () => {
    expect(activities.filter(({ title, titleEs }) => titleEs === title)).toEqual([]);
    const byTarget = activities.map(({ target, titleEs }) => `${target} ${titleEs}`);
    expect(new Set(byTarget).size).toBe(byTarget.length);
  });
});
