import { describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId, LearnerId } from '../../src/ids.ts';
import { LmsError } from '../../src/lms/errors.ts';
import type { NoteWrite } from '../../src/plan/kinds/note.ts';
import { instant } from '../../src/time.ts';
import { applyWrites } from '../../src/writeback/apply.ts';
import type { Ledger, Outcome } from '../../src/writeback/types.ts';
import { brakes } from '../builders/memory/brakes.ts';
import { ledgerRow, memoryLedger, noteWrite } from '../builders/memory/ledger.ts';
import { lostAnswer, memoryLms, type MemoryLms } from '../builders/memory/memory-lms.ts';

const NOTE: Partial<NoteWrite> = { channel: 'comment', carrier: 'comment', on: CourseworkId.parse('w1') };

/** One night's attempt at the note, or its cancelling, as the ledger has it then. */
async function night(
  lms: MemoryLms,
  ledger: ReturnType<typeof memoryLedger>,
  at: string,
  options: { enrolled?: readonly string[]; cancel?: boolean } = {},
): Promise<Outcome[]> {
  const row = ledger.row('note-1');
  const work = {
    carry: options.cancel === true ? [] : [row],
    cancel: options.cancel === true ? [row] : [],
    change: [],
    withdraw: [],
    strays: [],
  };
  return applyWrites(work, {
    course: CourseId.parse('6001'),
    lms,
    ledger: ledger satisfies Ledger,
    topic: null,
    brakes: brakes(),
    disconnected: async () => {},
    now: () => instant(at),
    enrolled: new Set((options.enrolled ?? ['s1', 's2']).map((id) => LearnerId.parse(id))),
  });
}

describe('a note as a comment, which knows no draft', () => {
  it('is said once, to its one learner', async () => {
    const [lms, ledger] = [memoryLms(), memoryLedger(ledgerRow(noteWrite(NOTE)))];

    expect(await night(lms, ledger, '2026-03-09T08:00:00Z')).toEqual([{ key: 'note-1', is: 'created' }]);
    expect(ledger.row('note-1')).toMatchObject({ state: 'DONE', remoteId: 'w1/s1/1' });
    expect(lms.sees('s1')).toEqual(['You used a second chance.']);
    expect(lms.sees('s2')).toEqual([]);
  });

  it('is found and taken over when the answer was lost, and not said again', async () => {
    const [lms, ledger] = [memoryLms(), memoryLedger(ledgerRow(noteWrite(NOTE)))];
    lms.fail('say', lostAnswer(), true);

    expect(await night(lms, ledger, '2026-03-09T08:00:00Z')).toMatchObject([{ is: 'failed' }]);
    expect(await night(lms, ledger, '2026-03-09T08:01:00Z')).toEqual([{ key: 'note-1', is: 'adopted' }]);
    expect(lms.sees('s1')).toHaveLength(1);
  });

  it('waits ten minutes for a request that may still arrive, then asks a person and never sends a second one', async () => {
    const [lms, ledger] = [memoryLms(), memoryLedger(ledgerRow(noteWrite(NOTE)))];
    lms.fail('say', lostAnswer(), false);
    await night(lms, ledger, '2026-03-09T08:00:00Z');

    expect(await night(lms, ledger, '2026-03-09T08:09:59Z')).toMatchObject([{ is: 'skipped' }]);
    expect(ledger.row('note-1').state).toBe('NEW');
    expect(await night(lms, ledger, '2026-03-09T08:10:00Z')).toMatchObject([
      { is: 'failed', todo: expect.stringContaining('decide on the board') },
    ]);
    expect(ledger.row('note-1').state).toBe('HELD');
    expect(lms.sees('s1')).toEqual([]);
  });

  it('is not sent by two runs at once: the first to note its attempt sends', async () => {
    const [lms, row] = [memoryLms(), ledgerRow(noteWrite(NOTE))];
    const ledger = memoryLedger(row);
    const [one, two] = await Promise.all([
      night(lms, ledger, '2026-03-09T08:00:00Z'),
      night(lms, ledger, '2026-03-09T08:00:00Z'),
    ]); // both read the row before either began

    expect(new Set([one[0]?.is, two[0]?.is])).toEqual(new Set(['created', 'skipped']));
    expect(lms.sees('s1')).toHaveLength(1);
  });

  it('counts an attempt that a death cut short as one that may have been sent', async () => {
    const [lms, ledger] = [memoryLms(), memoryLedger(ledgerRow(noteWrite(NOTE)))];
    ledger.die('bind');
    await expect(night(lms, ledger, '2026-03-09T08:00:00Z')).rejects.toThrow('killed');

    expect(await night(lms, ledger, '2026-03-10T08:00:00Z')).toEqual([{ key: 'note-1', is: 'adopted' }]);
    expect(lms.sees('s1')).toHaveLength(1);
  });

  it('may be tried again after a plain no', async () => {
    const [lms, ledger] = [memoryLms(), memoryLedger(ledgerRow(noteWrite(NOTE)))];
    for (let times = 0; times < 5; times += 1)
      lms.fail('say', new LmsError('busy', 'too many calls', { todo: 'wait' }), false);

    expect(await night(lms, ledger, '2026-03-09T08:00:00Z')).toMatchObject([{ is: 'failed' }]);
    expect(await night(lms, ledger, '2026-03-09T08:00:05Z')).toEqual([{ key: 'note-1', is: 'created' }]);
  });

  it('is closed where the host allows no comment, so that the next night finds another channel', async () => {
    const [lms, ledger] = [memoryLms(), memoryLedger(ledgerRow(noteWrite(NOTE)))];
    lms.fail('say', new LmsError('denied', 'no comments here', { todo: 'nothing' }), false);

    expect(await night(lms, ledger, '2026-03-09T08:00:00Z')).toEqual([
      { key: 'note-1', is: 'skipped', why: 'no comments here' },
    ]);
    expect(ledger.row('note-1').state).toBe('CANCELLED');
  });

  it('is closed, with the reason, where the host offers no comments any more', async () => {
    const ledger = memoryLedger(ledgerRow(noteWrite(NOTE)));

    expect(await night({ ...memoryLms(), comments: null }, ledger, '2026-03-09T08:00:00Z')).toEqual([
      { key: 'note-1', is: 'skipped', why: 'the host offers no comments any more' },
    ]);
    expect(ledger.row('note-1').state).toBe('CANCELLED');
  });

  it('is not said to a learner who left', async () => {
    const [lms, ledger] = [memoryLms(), memoryLedger(ledgerRow(noteWrite(NOTE)))];

    await night(lms, ledger, '2026-03-09T08:00:00Z', { enrolled: ['s2'] });
    expect(ledger.row('note-1').state).toBe('CANCELLED');
    expect(lms.sees('s1')).toEqual([]);
  });

  it('is cancelled when nobody can have read it, and stands when somebody may have', async () => {
    const unsaid = memoryLedger(ledgerRow(noteWrite(NOTE)));
    await night(memoryLms(), unsaid, '2026-03-09T08:00:00Z', { cancel: true });
    expect(unsaid.row('note-1').state).toBe('CANCELLED');

    const [lms, said] = [memoryLms(), memoryLedger(ledgerRow(noteWrite(NOTE)))];
    lms.fail('say', lostAnswer(), true);
    await night(lms, said, '2026-03-09T08:00:00Z');
    await night(lms, said, '2026-03-09T08:01:00Z', { cancel: true });
    expect(said.row('note-1')).toMatchObject({ state: 'DONE', remoteId: 'w1/s1/1' });
  });

  it("is never adopted from another learner's work", async () => {
    const [lms, ledger] = [memoryLms(), memoryLedger(ledgerRow(noteWrite(NOTE)))];
    await lms.comments?.say(CourseId.parse('6001'), {
      carrier: 'comment',
      about: 'learner',
      to: [LearnerId.parse('s2')],
      on: CourseworkId.parse('w1'),
      marker: ledger.row('note-1').marker,
      text: 'copied',
    });

    expect(await night(lms, ledger, '2026-03-09T08:00:00Z')).toEqual([{ key: 'note-1', is: 'created' }]);
    expect(lms.sees('s1')).toEqual(['You used a second chance.']);
  });

  it('is finished after a death between its two records', async () => {
    const [lms, ledger] = [memoryLms(), memoryLedger(ledgerRow(noteWrite(NOTE)))];
    ledger.die('move');
    await expect(night(lms, ledger, '2026-03-09T08:00:00Z')).rejects.toThrow('killed');

    expect(await night(lms, ledger, '2026-03-09T09:00:00Z')).toEqual([{ key: 'note-1', is: 'adopted' }]);
    expect(ledger.row('note-1').state).toBe('DONE');
    expect(lms.sees('s1')).toHaveLength(1);
  });

  it('that may have been said is never closed as unsent, also when its learner has left', async () => {
    const [lms, ledger] = [memoryLms(), memoryLedger(ledgerRow(noteWrite(NOTE)))];
    lms.fail('say', lostAnswer(), true);
    await night(lms, ledger, '2026-03-09T08:00:00Z');

    await night(lms, ledger, '2026-03-10T08:00:00Z', { enrolled: ['s2'], cancel: true });

    expect(ledger.row('note-1').state).toBe('HELD');
  });
});
