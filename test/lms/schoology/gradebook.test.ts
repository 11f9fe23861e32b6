import { describe, expect, it } from '@jest/globals';
import { createHttp } from '../../../src/http/index.ts';
import { CourseId } from '../../../src/ids.ts';
import { createApi } from '../../../src/lms/schoology/api.ts';
import { createWritesApi } from '../../../src/lms/schoology/posts/api-writes.ts';
import { createGradebooks } from '../../../src/lms/schoology/gradebook.ts';
import { openTeacherClient } from '../../../src/lms/schoology/teacher-client.ts';
import { instant } from '../../../src/time.ts';
import { httpWorld } from '../../builders/lms/http-world.ts';
import { schoologySettings } from '../../builders/lms/schoology-adapter.ts';

const YEAR = { id: 1301, title: 'Year', start: '2026-08-01', end: '2027-06-30' };
const FALL = { id: 1302, title: 'Quarter 1', start: '2026-08-01', end: '2026-10-31' };
const WINTER = { id: 1303, title: 'Quarter 2', start: '2026-11-01', end: '2027-01-31' };

/** Where a chance of that day stands in a section with these grading periods. */
async function periodOn(day: string, periods: readonly (typeof YEAR)[]): Promise<number | null> {
  const answers: Readonly<Record<string, object>> = {
    '/v1/sections/7001': {
      id: '7001',
      course_title: 'Mathematics',
      section_title: 'One',
      grading_periods: periods.map(({ id }) => id),
    },
    '/v1/sections/7001/grading_categories': { grading_category: [{ id: 4301, title: 'Routing' }], links: {} },
    '/v1/sections/7001/grading_periods': { grading_period: periods, links: {} },
  };
  const http = createHttp({
    ...httpWorld(),
    fetch: async (url) => Response.json(answers[new URL(url instanceof Request ? url.url : url).pathname]),
  });
  const client = openTeacherClient(schoologySettings({ http }));
  const place = await createGradebooks(createApi(client)).placeIn(
    CourseId.parse('7001'),
    instant(`${day}T18:00:00Z`),
    createWritesApi(client),
  );
  return place.period;
}

describe('a chance with points', () => {
  it.each([[[YEAR, FALL, WINTER]], [[WINTER, FALL, YEAR]]])(
    'stands in the quarter that runs, not in its year, whichever is listed first (%#)',
    async (periods) => {
      expect([await periodOn('2026-09-14', periods), await periodOn('2026-11-02', periods)]).toEqual([
        FALL.id,
        WINTER.id,
      ]);
    },
  );

  it('stands in the year after the last quarter, and in none outside of all', async () => {
    expect(await periodOn('2026-07-15', [YEAR, FALL])).toBeNull();
    expect([await periodOn('2027-03-01', [YEAR, FALL]), await periodOn('2027-07-15', [YEAR, FALL])]).toEqual([
      YEAR.id,
      null,
    ]);
  });
});
