import { describe, expect, it } from '@jest/globals';
import { isDue } from '../../src/sync/due-schools.ts';
import { instant } from '../../src/time.ts';
import { schoolFile } from '../builders/school.ts';

describe('a scheduled night', () => {
  it.each([
    ['a school day', '2026-11-24T08:00:00Z', true],
    ['a Saturday', '2026-11-21T18:00:00Z', false],
    ['a closed day', '2026-11-26T18:00:00Z', false],
    ['Monday in the zone of the clock, Sunday in the school\'s', '2026-11-23T03:00:00Z', false],
  ])('on %s', (_what, at, due) => {
    expect(isDue(schoolFile({ closed: ['2026-11-26'] }), instant(at))).toBe(due);
  });
});
