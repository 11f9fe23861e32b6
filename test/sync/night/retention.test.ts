import { afterEach, expect, it, describe } from '@jest/globals';
import { printReport } from '../../../src/cli/shown/night-report.ts';
import { runNight, type NightReport } from '../../../src/sync/night/night.ts';
import { instant } from '../../../src/time.ts';
import { nightsOf, type Nights } from '../../builders/night.ts';
import { quiz, smallSchool } from '../../builders/lms/sandbox.ts';

let nights: Nights;
afterEach(async () => {
  await nights.close();
});

const class5 = smallSchool({
  learners: 3,
  work: [
    {
      id: '7001',
      title: 'Entrance ticket [5.NF.A.1]',
      at: instant('2026-09-09T14:00:00Z'),
      quiz: quiz('f1', [{}, {}]),
      answers: { 1: ['right', 'wrong'], 2: ['wrong', 'wrong'] },
    },
  ],
});

async function wholeSchool(at: string, dryRun = false): Promise<NightReport> {
  nights.moveTo(at);
  return runNight(nights.app.sync, { school: nights.file.school.id }, { at: instant(at), dryRun, acceptRoster: false });
}
const held = (): Promise<unknown[]> =>
  nights.app.store.school(nights.file.school.id, (db) => db.query('select evidence from evidence'));

describe('after the night of a whole school', () => {
  it('what is kept no longer is let go and counted, and is not taken in again from a class that goes on', async () => {
    nights = await nightsOf(class5, '2026-09-14T07:00:00Z');
    const first = await wholeSchool('2026-09-14T07:00:00Z');
    expect(first.courses[0]?.evidence.new).toBeGreaterThan(0);
    expect(first.letGo).toBeUndefined();
    const before = await held();

    const dry = await wholeSchool('2027-09-06T07:00:00Z', true);
    expect(dry.letGo).toBeUndefined();
    expect(await held()).toHaveLength(before.length);

    const late = await wholeSchool('2027-09-06T07:00:00Z');
    expect(late.letGo).toEqual([
      { school: nights.file.school.id, rows: expect.objectContaining({ evidence: before.length }) },
    ]);
    expect(printReport(late)).toContainEqual(
      expect.stringMatching(/^School .+: kept no longer, and gone: .*\d+ evidence/),
    );
    expect(await held()).toEqual([]);

    const next = await wholeSchool('2027-09-07T07:00:00Z');
    expect(next.courses[0]?.evidence.new).toBe(0);
    expect(await held()).toEqual([]);
  });
});
