import { describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId, LearnerId } from '../../src/ids.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import { instant } from '../../src/time.ts';
import { overtaken } from '../../src/store/nights/turns.ts';
import { applyWrites } from '../../src/writeback/apply.ts';
import { clearHeld } from '../../src/writeback/held.ts';
import { brakes } from '../builders/memory/brakes.ts';
import { ledgerRow, memoryLedger, noteWrite } from '../builders/memory/ledger.ts';
import { lostAnswer, memoryLms } from '../builders/memory/memory-lms.ts';

const course = CourseId.parse('6001');
const comment = ledgerRow(noteWrite({ channel: 'comment', carrier: 'comment', on: CourseworkId.parse('w1') }));

async function attempt(row: LedgerRow, lms = memoryLms()) {
  const ledger = memoryLedger(row);
  await applyWrites(
    { carry: [row], cancel: [], change: [], withdraw: [], strays: [] },
    {
      course,
      lms,
      ledger,
      enrolled: new Set([LearnerId.parse('s1'), LearnerId.parse('s2')]),
      topic: null,
      brakes: brakes(),
      disconnected: async () => {},
      now: () => instant('2026-03-09T08:00:00Z'),
    },
  );
  return { lms, ledger, look: () => clearHeld(ledger.row(row.key), { course, lms, ledger }) };
}

describe('what a held write left in the LMS', () => {
  it('is nothing when it never arrived', async () => {
    const lms = memoryLms();
    lms.fail('say', lostAnswer());

    expect(await (await attempt(comment, lms)).look()).toBeNull();
  });

  it('is the comment that arrived although nobody heard', async () => {
    const lms = memoryLms();
    lms.fail('say', lostAnswer(), true);

    expect(await (await attempt(comment, lms)).look()).toMatchObject({
      state: 'published',
      text: 'You used a second chance.',
    });
  });

  it("stays while the course is another run's", async () => {
    const lms = memoryLms();
    lms.fail('publish', lostAnswer());
    const { ledger } = await attempt(ledgerRow(), lms);
    const lost = { ...ledger, confirm: () => Promise.reject(overtaken()) };

    await expect(clearHeld(ledger.row('route-1'), { course, lms, ledger: lost })).rejects.toMatchObject({
      kind: 'overtaken',
    });
    expect([...lms.held.values()].map(({ state }) => state)).toEqual(['draft']);
  });

  it('is no draft any more once it was looked for', async () => {
    const lms = memoryLms();
    lms.fail('publish', lostAnswer());
    const { look } = await attempt(ledgerRow(), lms);

    expect(await look()).toBeNull();
    expect([...lms.held.values()].map((post) => post.state)).toEqual(['deleted']);
  });

  it('is never a copy made by hand', async () => {
    const { lms, look } = await attempt(ledgerRow());
    for (const [id, post] of lms.held) lms.held.set(id, { ...post, ours: false });

    expect(await look()).toBeNull();
    expect([...lms.held.values()].map((post) => post.state)).toEqual(['published']);
  });
});
