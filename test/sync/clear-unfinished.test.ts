import { expect, it } from '@jest/globals';
import { CourseId, LearnerId, WriteKey } from '../../src/ids.ts';
import { actOn } from '../../src/sync/as-teacher.ts';
import { clearUnfinished } from '../../src/sync/clear-unfinished.ts';
import { instant } from '../../src/time.ts';
import { COURSE, learnerId, smallSchool } from '../builders/lms/sandbox.ts';
import { ledgerRow, reassignWrite } from '../builders/memory/ledger.ts';
import { googleMemoryNights } from '../builders/memory/memory-night.ts';

const course = CourseId.parse(COURSE);
const AT = '2026-09-14T07:00:00Z';

it('of what was never done it counts what is finished by now, and touches only what it was asked for', async () => {
  const nights = await googleMemoryNights(smallSchool({ work: [] }), AT);
  const { file, store, parts } = nights;
  const [settings] = file.courses;
  if (settings === undefined) throw new Error('the school has a course');
  const open = ['one', 'two', 'three'].map((key) =>
    ledgerRow(reassignWrite({ key: WriteKey.parse(key), learners: [LearnerId.parse(learnerId(1))] }), { course }),
  );
  await store.school(file.school.id, (records) => records.recordDecision(open));
  const clear = (...args: Parameters<typeof clearUnfinished> extends [unknown, ...infer Rest] ? Rest : never) =>
    actOn(parts, { file, course: settings }, instant(AT), (act) => clearUnfinished(act, ...args));
  const states = () =>
    store.school(file.school.id, async (records) => (await records.loadLedger(course)).map(({ state }) => state));

  expect(await clear(() => ({}))).toBe(0);
  expect(await clear((rows) => ({ cancel: rows.slice(0, 1) }))).toBe(1);
  expect(
    await clear(
      (cancel) => ({ cancel }),
      ({ key }) => key === 'three',
    ),
  ).toBe(1);
  expect(await states()).toEqual(['CANCELLED', 'NEW', 'CANCELLED']);
  expect(
    await clear(
      (cancel) => ({ cancel }),
      ({ key }) => key === 'one',
    ),
  ).toBe(0);
});
