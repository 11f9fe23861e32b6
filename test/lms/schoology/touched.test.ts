import { describe, expect, it } from '@jest/globals';
import { SchoolFile } from '../../../src/school/file.ts';
import { instant } from '../../../src/time.ts';
import { SECTION, smallSchoology, uidOf, type SmallSchoologyItem } from '../../builders/lms/schoology.ts';
import { SCHOOLOGY_FILE } from '../../builders/lms/schoology-night.ts';
import { schoologyMemoryNights } from '../../builders/memory/memory-night.ts';

const OLD = '7101';
const item = (id: string, due: string): SmallSchoologyItem => ({
  id,
  title: 'Ticket [5.NF.A.1]',
  due: instant(due),
  grades: { 1: 4, 2: 9, 3: 10 },
});

/** One item of September and `fresh` of November; the second night reads these alone, in one list of the whole section where they are two. */
async function section(fresh: readonly string[]) {
  const nights = await schoologyMemoryNights(
    {
      ...smallSchoology({
        items: [item(OLD, '2026-09-08T20:00:00Z'), ...fresh.map((id) => item(id, '2026-11-20T20:00:00Z'))],
      }),
      file: SchoolFile.parse(SCHOOLOGY_FILE),
    },
    '2026-11-09T07:00:00Z',
  );
  await nights.sync();
  const night = async (at: string) => {
    nights.moveTo(at);
    const { evidence, calls } = await nights.sync();
    return { changed: evidence.changed, calls: calls['schoology'] };
  };
  return { nights, night };
}

describe('a grade that was changed in work at rest', () => {
  it('shows the next night where the grades of the whole section are listed anyway, for no call more', async () => {
    const { nights, night } = await section(['7102', '7103']);
    const quiet = await night('2026-11-10T07:00:00Z');
    nights.box.world.grade({ section: SECTION, item: OLD, uid: uidOf(1) }, { score: 10 });
    const touched = await night('2026-11-11T07:00:00Z');

    expect([quiet.changed, touched.changed]).toEqual([0, 1]);
    expect(touched.calls).toBe(quiet.calls);
  });

  it('waits for the weekly reading where each item is asked for by itself', async () => {
    const { nights, night } = await section(['7102']);
    nights.box.world.grade({ section: SECTION, item: OLD, uid: uidOf(1) }, { score: 10 });

    expect((await night('2026-11-10T07:00:00Z')).changed).toBe(0);
    expect((await night('2026-11-16T07:00:00Z')).changed).toBe(1);
  });
});
