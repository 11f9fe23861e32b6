import { expect, it } from '@jest/globals';
import { fullest } from '../../builders/lms/fleet.ts';
import { districtNight, openDistrict } from './night.ts';

// A few; `npm run bench -- district` has a whole district.
it('a night of several schools over three processes makes the calls of its courses, each course’s once, and no minute is above the limit', async () => {
  const { arrivals, had, twice, refused } = await districtNight(await openDistrict(30), {
    day: 0,
    workers: 3,
    calls: 14,
    seed: 'npm test',
  });

  expect({ calls: arrivals.length, had, twice, refused }).toEqual({ calls: 30 * 14, had: 30, twice: 0, refused: 0 });
  expect(fullest([...arrivals], 60_000)).toBeLessThanOrEqual(3000);
});
