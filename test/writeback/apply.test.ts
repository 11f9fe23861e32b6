import { describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId, PostId, TargetCode, WriteKey } from '../../src/ids.ts';
import { LmsError } from '../../src/lms/errors.ts';
import type { Written } from '../../src/lms/posts.ts';
import type { WithdrawWrite } from '../../src/plan/kinds/withdraw.ts';
import type { PostingWrite } from '../../src/plan/types.ts';
import { StoreError } from '../../src/store/errors.ts';
import { overtaken } from '../../src/store/nights/turns.ts';
import { instant } from '../../src/time.ts';
import { applyWrites, type OpenWrites } from '../../src/writeback/apply.ts';
import type { Ledger, Outcome } from '../../src/writeback/types.ts';
import { brakes } from '../builders/memory/brakes.ts';
import { REMOVED, type LedgerRow } from '../../src/plan/ledger-row.ts';
import { learners, ledgerRow, memoryLedger, noteWrite, reassignWrite, routeWrite } from '../builders/memory/ledger.ts';
import { lostAnswer, memoryLms, type MemoryLms } from '../builders/memory/memory-lms.ts';

const NOTHING: OpenWrites = { carry: [], cancel: [], change: [], withdraw: [], strays: [] };

interface Setting {
  readonly lms: MemoryLms;
  readonly ledger: Ledger;
  readonly enrolled?: readonly string[];
  readonly at?: string;
}

function apply(
  work: Partial<OpenWrites>,
  { lms, ledger, enrolled = ['s1', 's2', 's3'], at = '2026-03-09T08:00:00Z' }: Setting,
): Promise<Outcome[]> {
  return applyWrites(
    { ...NOTHING, ...work },
    {
      course: CourseId.parse('6001'),
      lms,
      ledger,
      enrolled: new Set(enrolled.map((id) => LearnerId.parse(id))),
      topic: null,
      brakes: brakes(),
      disconnected: async () => {},
      now: () => instant(at),
    },
  );
}

function withdrawal(of: PostingWrite, id: string): WithdrawWrite {
  return {
    kind: 'withdraw',
    key: WriteKey.parse('withdraw-1'),
    of: of.key,
    post: { carrier: 'assignment', id: PostId.parse(id) },
    learners: of.learners,
    title: of.title,
    why: of.why,
  };
}

function chance(key: string, change: Parameters<typeof reassignWrite>[0]): LedgerRow {
  return ledgerRow(reassignWrite({ key: WriteKey.parse(key), ...change }));
}

/** A class of these, as the host lists it. */
function classOf(...ids: readonly string[]): MemoryLms['roster'] {
  return async function* () {
    for (const id of ids) yield { ok: true, value: { id: LearnerId.parse(id), name: id, email: null } };
  };
}

describe('write-back', () => {
  it('shows a shared post to exactly the learners it is for', async () => {
    const lms = memoryLms();
    const row = ledgerRow();

    const outcomes = await apply({ carry: [row] }, { lms, ledger: memoryLedger(row) });

    expect(outcomes).toEqual([{ key: row.key, is: 'created' }]);
    expect(lms.sees('s1')).toEqual(['Your plan for Monday, March 9']);
    expect(lms.sees('s3')).toEqual([]);
  });

  it('sends a note to its one learner', async () => {
    const lms = memoryLms();
    const row = ledgerRow(noteWrite());

    await apply({ carry: [row] }, { lms, ledger: memoryLedger(row) });

    expect(lms.sees('s1')).toEqual(['You used a second chance.']);
    expect(lms.sees('s2')).toEqual([]);
  });

  it('adopts what an unanswered create left behind, and shows it once', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    lms.fail('draft', lostAnswer(), true);

    const first = await apply({ carry: [row] }, { lms, ledger });
    const second = await apply({ carry: [ledger.row(row.key)] }, { lms, ledger });

    expect(first).toMatchObject([{ is: 'failed' }]);
    expect(second).toEqual([{ key: row.key, is: 'adopted' }]);
    expect(lms.sees('s1')).toHaveLength(1);
  });

  it('shows it once although the answer to publishing was lost', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    lms.fail('publish', lostAnswer(), true);

    await apply({ carry: [row] }, { lms, ledger });
    await apply({ carry: [ledger.row(row.key)] }, { lms, ledger });

    expect(ledger.row(row.key).state).toBe('DONE');
    expect(lms.sees('s1')).toHaveLength(1);
  });

  it('goes on after a death between the create and its record', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    ledger.die('bind');

    await expect(apply({ carry: [row] }, { lms, ledger })).rejects.toThrow('killed');
    await apply({ carry: [ledger.row(row.key)] }, { lms, ledger });

    expect(lms.sees('s1')).toHaveLength(1);
    expect(lms.held.size).toBe(1);
  });

  it('leaves at most a draft when lists lag, and sweeps it an hour later', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    lms.freezeLists();
    lms.fail('draft', lostAnswer(), true);
    await apply({ carry: [row] }, { lms, ledger });
    await apply({ carry: [ledger.row(row.key)] }, { lms, ledger });
    expect(lms.sees('s1')).toHaveLength(1);

    lms.freezeLists();
    const later = ledgerRow(noteWrite());
    const other = ledgerRow(routeWrite({ key: WriteKey.parse('route-2') }));
    await apply(
      { carry: [later, other] },
      { lms, ledger: memoryLedger(ledger.row(row.key), later, other), at: '2026-03-09T09:30:00Z' },
    );

    expect([...lms.held.values()].filter((post) => post.state === 'draft')).toEqual([]);
  });

  it('sweeps strays also on a night that has nothing to write, and only where an answer was lost', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    const lists: string[] = [];
    const counting = {
      ...lms,
      posts: (...args: Parameters<MemoryLms['posts']>) => {
        lists.push(args[1].join());
        return lms.posts(...args);
      },
    };
    lms.freezeLists();
    lms.fail('draft', lostAnswer(), true);
    await apply({ carry: [row] }, { lms, ledger });
    await apply({ carry: [ledger.row(row.key)] }, { lms, ledger, at: '2026-03-09T08:10:00Z' });
    lms.freezeLists();

    await apply({}, { lms: counting, ledger, at: '2026-03-15T08:00:00Z' }); // after a long weekend
    expect([...lms.held.values()].map(({ state }) => state).toSorted()).toEqual(['deleted', 'published']);
    expect(lists).toEqual(['assignment']);

    const quiet = ledgerRow(routeWrite(), { state: 'DONE', remoteId: PostId.parse('p9') });
    await apply({}, { lms: counting, ledger: memoryLedger(quiet), at: '2026-03-10T08:00:00Z' });
    expect(lists).toHaveLength(1);
  });

  it('never adopts a copy made by hand', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    await apply({ carry: [row] }, { lms, ledger: memoryLedger(row) });
    for (const [id, post] of lms.held) lms.held.set(id, { ...post, ours: false });

    const outcomes = await apply({ carry: [row] }, { lms, ledger });

    expect(outcomes).toMatchObject([{ is: 'created' }]);
  });

  it('sends nothing to a learner who left, and closes a note meant for them', async () => {
    const lms = memoryLms();
    const shared = ledgerRow();
    const note = ledgerRow(noteWrite());
    const ledger = memoryLedger(shared, note);

    const outcomes = await apply({ carry: [shared, note] }, { lms, ledger, enrolled: ['s2'] });

    expect(outcomes).toMatchObject([{ is: 'created' }, { is: 'skipped' }]);
    expect(lms.sees('s1')).toEqual([]);
    expect(lms.sees('s2')).toHaveLength(1);
    expect(ledger.row(note.key).state).toBe('CANCELLED');
  });

  it('tells one failure and does the others', async () => {
    const lms = memoryLms();
    const [one, two] = [ledgerRow(), ledgerRow(noteWrite())];
    lms.fail('draft', new LmsError('denied', 'not allowed', { todo: 'ask the teacher' }));

    const outcomes = await apply({ carry: [one, two] }, { lms, ledger: memoryLedger(one, two) });

    expect(outcomes).toMatchObject([{ is: 'failed', why: 'not allowed', todo: 'ask the teacher' }, { is: 'created' }]);
  });

  it('ends the batch when the course turns out to be closed, and asks for no other row', async () => {
    const lms = memoryLms();
    const rows = [ledgerRow(), ledgerRow(reassignWrite()), ledgerRow(noteWrite())];
    lms.fail('draft', new LmsError('denied', 'archived', { todo: 'restore it', scope: 'course' }));

    const outcomes = await apply({ carry: rows }, { lms, ledger: memoryLedger(...rows) });

    expect(outcomes).toMatchObject(rows.map(({ key }) => ({ key, is: 'failed', why: 'archived' })));
    expect(lms.held.size).toBe(0);
  });

  it('ends the batch when the credential is refused, and keeps the rest for the next run', async () => {
    const lms = memoryLms();
    const [one, two] = [ledgerRow(), ledgerRow(noteWrite())];
    const ledger = memoryLedger(one, two);
    lms.fail('draft', new LmsError('denied', 'revoked', { todo: 'reconnect', scope: 'credential' }));

    const outcomes = await apply({ carry: [one, two] }, { lms, ledger });

    expect(outcomes.map((outcome) => outcome.is)).toEqual(['failed', 'failed']);
    expect(ledger.row(two.key).state).toBe('NEW');
  });

  it('holds a row whose post came back different from what was sent', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    lms.fail('draft', new LmsError('malformed', 'came back for other learners', { todo: 'look at it', wrote: true }));

    await apply({ carry: [row] }, { lms, ledger });

    expect(ledger.row(row.key)).toMatchObject({ state: 'HELD', trouble: 'came back for other learners' });
  });

  it('holds a row whose create the host refused while everybody it is for is in the class', async () => {
    const lms = { ...memoryLms(), roster: classOf('s1', 's2') };
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    lms.fail('draft', new LmsError('malformed', 'the host refused it', { todo: 'report it' }));

    await apply({ carry: [row] }, { lms, ledger });

    expect(ledger.row(row.key)).toMatchObject({ state: 'HELD', trouble: 'the host refused it' });
  });

  it('leaves a row whose create was refused as somebody had just left the class to the next night', async () => {
    const lms = { ...memoryLms(), roster: classOf('s1') };
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    lms.fail('draft', new LmsError('malformed', 'the host refused it', { todo: 'report it' }));

    const first = await apply({ carry: [row] }, { lms, ledger });
    const next = await apply({ carry: [ledger.row(row.key)] }, { lms, ledger, enrolled: ['s1'] });

    expect(first).toMatchObject([{ is: 'failed', again: true }]);
    expect(next).toEqual([{ key: row.key, is: 'created' }]);
    expect(lms.sees('s1')).toHaveLength(1);
  });

  it('sends nothing more to whoever is found to have left meanwhile', async () => {
    const lms = { ...memoryLms(), roster: classOf('s1') };
    const [shared, theirs] = [
      ledgerRow(),
      ledgerRow(noteWrite({ key: WriteKey.parse('note-s2'), learners: [LearnerId.parse('s2')] })),
    ];
    const ledger = memoryLedger(shared, theirs);
    lms.fail('draft', new LmsError('malformed', 'the host refused it', { todo: 'report it' }));

    const outcomes = await apply({ carry: [shared, theirs] }, { lms, ledger });

    expect(outcomes).toMatchObject([{ is: 'failed', again: true }, { is: 'skipped' }]);
    expect(lms.held.size).toBe(0);
  });

  it('does not send again what a teacher removed before it was published', async () => {
    const lms = memoryLms();
    const row = ledgerRow(routeWrite(), { state: 'BOUND', remoteId: PostId.parse('p404') });
    const ledger = memoryLedger(row);

    const outcomes = await apply({ carry: [row] }, { lms, ledger });

    expect(outcomes).toMatchObject([{ is: 'skipped', why: expect.stringContaining('removed') }]);
    expect(ledger.row(row.key).state).toBe('TOMBSTONE');
  });

  it('withdraws a route post of an earlier day', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    await apply({ carry: [row] }, { lms, ledger });

    const outcomes = await apply(
      { withdraw: [{ row: ledger.row(row.key), write: withdrawal(row.write, 'p1') }] },
      { lms, ledger },
    );

    expect(outcomes).toMatchObject([{ is: 'withdrawn' }]);
    expect(lms.sees('s1')).toEqual([]);
  });

  it("does not take its own withdrawal for a teacher's removal when it dies on the way", async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    await apply({ carry: [row] }, { lms, ledger });
    lms.fail('gone', lostAnswer(), true);

    await apply({ withdraw: [{ row: ledger.row(row.key), write: withdrawal(row.write, 'p1') }] }, { lms, ledger });

    expect(ledger.row(row.key).state).toBe('CANCELLED');
  });

  it('leaves a post alone that a teacher edits while another is taken back', async () => {
    const inner = memoryLms();
    const rows = [ledgerRow(), ledgerRow(routeWrite({ key: WriteKey.parse('route-2'), slot: 'second' }))];
    const ledger = memoryLedger(...rows);
    await apply({ carry: rows }, { lms: inner, ledger });
    const [first, second] = rows.map(({ key }) => ledger.row(key));
    if (first === undefined || second === undefined) throw new Error('both rows are in the ledger');
    const [taken, edited] = [first.remoteId, second.remoteId];
    if (taken === null || edited === null) throw new Error('both posts stand');
    const lms: typeof inner = {
      ...inner,
      async ensureGone(course, ref) {
        const post = inner.held.get(edited);
        if (ref.id !== edited && post !== undefined) inner.held.set(edited, { ...post, text: 'Bring your ruler.' });
        return inner.ensureGone(course, ref);
      },
    };

    const outcomes = await apply(
      {
        withdraw: [
          { row: first, write: withdrawal(first.write, taken) },
          { row: second, write: withdrawal(second.write, edited) },
        ],
      },
      { lms, ledger },
    );

    expect(outcomes).toMatchObject([{ is: 'withdrawn' }, { is: 'skipped', why: expect.stringContaining('edited') }]);
    expect(inner.held.get(edited)).toMatchObject({ text: 'Bring your ruler.' });
  });

  it('leaves a post alone that a teacher edited', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    await apply({ carry: [row] }, { lms, ledger });
    for (const [id, post] of lms.held) lms.held.set(id, { ...post, text: 'Bring your ruler.' });
    const done = ledger.row(row.key);

    const outcomes = await apply(
      {
        withdraw: [{ row: done, write: withdrawal(row.write, 'p1') }],
        change: [{ row: done, write: routeWrite({ learners: learners('s3') }) }],
      },
      { lms, ledger },
    );

    expect(outcomes).toMatchObject([{ is: 'skipped', why: expect.stringContaining('edited') }, { is: 'skipped' }]);
    expect(lms.sees('s1')).toHaveLength(1);
  });

  it('moves learners between route posts of the same day', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    await apply({ carry: [row] }, { lms, ledger });

    await apply(
      { change: [{ row: ledger.row(row.key), write: routeWrite({ learners: learners('s2', 's3') }) }] },
      { lms, ledger },
    );

    expect([lms.sees('s1'), lms.sees('s2'), lms.sees('s3')].map((seen) => seen.length)).toEqual([0, 1, 1]);
    expect(ledger.row(row.key).write.learners).toEqual(['s2', 's3']);
  });

  it('shows a changed post to nobody new before its words are changed, and its new words to nobody it is taken from', async () => {
    const lms = memoryLms();
    const row = ledgerRow(routeWrite({ learners: learners('s1', 's2'), text: 'Old table.' }));
    const ledger = memoryLedger(row);
    await apply({ carry: [row] }, { lms, ledger });
    const shown: string[] = [];
    const look = (written: Written): Written => {
      if (written.post.assignees !== 'all')
        shown.push(...written.post.assignees.map((learner) => `${learner} ${written.post.text}`));
      return written;
    };

    await apply(
      {
        change: [
          { row: ledger.row(row.key), write: routeWrite({ learners: learners('s2', 's3'), text: 'New table.' }) },
        ],
      },
      {
        ledger,
        lms: {
          ...lms,
          ensureAssignees: async (course, post, to) => look(await lms.ensureAssignees(course, post, to)),
          ensureWords: async (course, post, words) => look(await lms.ensureWords(course, post, words)),
        },
      },
    );

    expect(shown).not.toContain('s3 Old table.');
    expect(shown).not.toContain('s1 New table.');
    expect([...lms.held.values()]).toMatchObject([{ text: 'New table.', assignees: ['s2', 's3'] }]);
  });

  it('takes back no post on which a learner has handed something in', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    await apply({ carry: [row] }, { lms, ledger });
    lms.handIn('p1', 's1');

    const outcomes = await apply(
      { withdraw: [{ row: ledger.row(row.key), write: withdrawal(row.write, 'p1') }] },
      { lms, ledger },
    );

    expect(outcomes).toMatchObject([{ is: 'skipped', why: expect.stringContaining('worked') }]);
    expect(lms.sees('s1')).toHaveLength(1);
  });

  it('leaves a post with the learner who has worked on it when the group changes', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    await apply({ carry: [row] }, { lms, ledger });
    lms.handIn('p1', 's1');

    await apply(
      { change: [{ row: ledger.row(row.key), write: routeWrite({ learners: learners('s2', 's3') }) }] },
      { lms, ledger },
    );

    expect([lms.sees('s1'), lms.sees('s2'), lms.sees('s3')].map((seen) => seen.length)).toEqual([1, 1, 1]);
  });

  it('records nothing as done that was not shown when it dies as a change begins', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    await apply({ carry: [row] }, { lms, ledger });
    ledger.die('beginChange');

    await expect(
      apply({ change: [{ row: ledger.row(row.key), write: routeWrite({ text: 'Another table.' }) }] }, { lms, ledger }),
    ).rejects.toThrow('killed');

    expect(ledger.row(row.key)).toMatchObject({ state: 'DONE', write: { text: row.write.text } });
  });

  it("does not take its own change for a teacher's edit when the answer was lost", async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    await apply({ carry: [row] }, { lms, ledger });
    lms.fail('assignees', lostAnswer(), true);
    const write = routeWrite({ learners: learners('s2', 's3'), text: 'Another table.' });

    await apply({ change: [{ row: ledger.row(row.key), write }] }, { lms, ledger });
    const outcomes = await apply({ carry: [ledger.row(row.key)] }, { lms, ledger });

    expect(outcomes).toMatchObject([{ is: 'adopted' }]);
    expect(ledger.row(row.key).state).toBe('DONE');
    expect([...lms.held.values()]).toMatchObject([{ text: 'Another table.', assignees: ['s2', 's3'] }]);
  });

  it.each([
    ['a note', noteWrite],
    ['a route post', routeWrite],
  ])('leaves %s alone that a teacher edited after the answer to publishing was lost', async (_, write) => {
    const lms = memoryLms();
    const row = ledgerRow(write());
    const ledger = memoryLedger(row);
    lms.fail('publish', lostAnswer(), true);
    await apply({ carry: [row] }, { lms, ledger });
    for (const [id, post] of lms.held) lms.held.set(id, { ...post, text: 'My own words.' });

    await apply({ carry: [ledger.row(row.key)] }, { lms, ledger });

    expect([...lms.held.values()]).toMatchObject([{ text: 'My own words.', state: 'published' }]);
    expect(ledger.row(row.key).state).toBe('DONE');
  });

  it('deletes the draft of what is no longer wanted, and keeps what was seen after all', async () => {
    const lms = memoryLms();
    const [draft, seen] = [ledgerRow(), ledgerRow(reassignWrite())];
    const ledger = memoryLedger(draft, seen);
    lms.fail('publish', lostAnswer(), false);
    lms.fail('publish', lostAnswer(), true);
    await apply({ carry: [draft, seen] }, { lms, ledger });

    await apply({ cancel: [ledger.row(draft.key), ledger.row(seen.key)] }, { lms, ledger });

    expect(ledger.row(draft.key).state).toBe('CANCELLED');
    expect(ledger.row(seen.key).state).toBe('DONE');
    expect(lms.sees('s1')).toEqual(['A fresh chance']);
  });

  it('gives no other chance on the target of one that was seen after all, to any of its learners, and any other', async () => {
    const lms = memoryLms();
    const seen = ledgerRow(reassignWrite());
    const again = chance('again', { round: 2 });
    const elsewhere = chance('elsewhere', { target: TargetCode.parse('5.NF.B.4') });
    const others = chance('others', { learners: [LearnerId.parse('s3')] });
    const ledger = memoryLedger(seen, again, elsewhere, others);
    lms.fail('publish', lostAnswer(), true);
    await apply({ carry: [seen] }, { lms, ledger });

    const outcomes = await apply(
      { cancel: [ledger.row(seen.key)], carry: [again, elsewhere, others] },
      { lms, ledger },
    );

    expect(outcomes.map(({ key, is }) => [key, is])).toEqual([
      ['again', 'skipped'],
      ['elsewhere', 'created'],
      ['others', 'created'],
    ]);
  });

  it('waits on the board for the teacher to paste where no channel is left', async () => {
    const lms = memoryLms();
    const row = ledgerRow(noteWrite({ channel: 'paste', carrier: 'none' }));
    const ledger = memoryLedger(row);

    const outcomes = await apply({ carry: [row] }, { lms, ledger });

    expect(outcomes).toMatchObject([{ is: 'skipped', why: expect.stringContaining('paste') }]);
    expect(lms.held.size).toBe(0);
    expect(ledger.row(row.key).state).toBe('DONE');
  });

  it('leaves only a stray when it dies while taking a draft back, and sweeps it', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    lms.fail('publish', lostAnswer());
    await apply({ carry: [row] }, { lms, ledger });
    lms.fail('gone', new LmsError('down', 'no answer', { todo: 'run it again', uncertain: true }));

    await apply({ cancel: [ledger.row(row.key)] }, { lms, ledger });
    expect(ledger.row(row.key).state).toBe('CANCELLED');

    const next = ledgerRow(reassignWrite());
    const later = memoryLedger(ledger.row(row.key), next);
    await apply({ carry: [next] }, { lms, ledger: later, at: '2026-03-09T09:30:00Z' });
    expect([...lms.held.values()].filter((post) => post.state === 'draft')).toEqual([]);
  });

  it('takes a post for removed that two nights in a row do not find, however long nobody looked before', async () => {
    const lms = memoryLms();
    const row = ledgerRow(routeWrite(), { state: 'BOUND', remoteId: PostId.parse('p404') });
    const ledger = memoryLedger(row);
    const miss = (at: string): Promise<unknown> => apply({ cancel: [ledger.row(row.key)] }, { lms, ledger, at });

    await miss('2026-03-13T08:00:00Z'); // days after it was sent
    await miss('2026-03-13T09:00:00Z');
    expect(ledger.row(row.key).state).toBe('BOUND');
    await miss('2026-03-16T08:00:00Z');
    expect(ledger.row(row.key)).toMatchObject({ state: 'TOMBSTONE', trouble: REMOVED });
  });

  it('gives nobody a second chance when the first, taken back for it, turns out to have been published', async () => {
    const lms = memoryLms();
    const first = ledgerRow(reassignWrite());
    lms.fail('publish', lostAnswer(), true);
    const ledger = memoryLedger(first);
    await apply({ carry: [first] }, { lms, ledger });
    const second = ledgerRow(reassignWrite({ key: WriteKey.parse('reassign-2'), learners: learners('s2', 's3') }));

    const outcomes = await apply(
      { cancel: [ledger.row(first.key)], carry: [second] },
      { lms, ledger: memoryLedger(ledger.row(first.key), second) },
    );

    expect(outcomes).toMatchObject([{ key: second.key, is: 'skipped' }]);
    expect(lms.sees('s2')).toEqual(['A fresh chance']);
  });

  it('does not adopt a draft that an earlier decision left, which says something else', async () => {
    const lms = memoryLms();
    const earlier = ledgerRow();
    lms.fail('draft', lostAnswer(), true);
    await apply({ carry: [earlier] }, { lms, ledger: memoryLedger(earlier) });
    const row = ledgerRow(routeWrite({ text: 'Another table.' }));

    await apply({ carry: [row] }, { lms, ledger: memoryLedger(row) });

    expect([...lms.held.values()].filter((post) => post.state === 'published')).toMatchObject([
      { text: 'Another table.' },
    ]);
  });

  it('does not adopt a draft of an earlier decision that says the same, for its deletion may be on the way', async () => {
    const lms = memoryLms();
    const earlier = ledgerRow();
    lms.fail('draft', lostAnswer(), true);
    await apply({ carry: [earlier] }, { lms, ledger: memoryLedger(earlier) });
    const row = ledgerRow(routeWrite(), { changedAt: instant('2026-03-09T08:03:00Z') });
    const ledger = memoryLedger(row);

    await apply({ carry: [row] }, { lms, ledger, at: '2026-03-09T08:03:00Z' });

    expect(ledger.row(row.key)).toMatchObject({ state: 'DONE', remoteId: 'p2' });
  });

  it('closes a row before it takes away the draft of a lost answer, for its deletion may arrive late', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    lms.fail('draft', lostAnswer(), true);
    await apply({ carry: [row] }, { lms, ledger });
    lms.fail('gone', lostAnswer());

    await apply({ cancel: [ledger.row(row.key)] }, { lms, ledger });

    expect(ledger.row(row.key).state).toBe('CANCELLED');
  });

  it('sweeps no draft that a row still looks for, however old', async () => {
    const lms = memoryLms();
    const [waiting, other] = [ledgerRow(), ledgerRow(reassignWrite())];
    const ledger = memoryLedger(waiting, other);
    lms.fail('draft', lostAnswer(), true);
    await apply({ carry: [waiting] }, { lms, ledger });

    await apply({ carry: [other] }, { lms, ledger, at: '2026-03-09T10:00:00Z' });

    expect([...lms.held.values()].filter((post) => post.state === 'draft')).toHaveLength(1);
  });

  it('records what stands when a change it had begun is not wanted any more, so that nobody is said to have edited it', async () => {
    const lms = memoryLms();
    const row = ledgerRow(routeWrite({ learners: learners('s1', 's2') }));
    const ledger = memoryLedger(row);
    await apply({ carry: [row] }, { lms, ledger });
    lms.fail('assignees', lostAnswer());
    await apply(
      { change: [{ row: ledger.row(row.key), write: routeWrite({ learners: learners('s2', 's3') }) }] },
      { lms, ledger },
    );

    await apply({ cancel: [ledger.row(row.key)] }, { lms, ledger });
    const outcomes = await apply(
      { withdraw: [{ row: ledger.row(row.key), write: withdrawal(row.write, 'p1') }] },
      { lms, ledger },
    );

    expect(ledger.row(row.key).write.learners).toEqual(['s1', 's2']);
    expect(outcomes).toMatchObject([{ is: 'withdrawn' }]);
  });

  it('does not take a post for removed that the list of many days leaves out', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    lms.fail('publish', lostAnswer(), true);
    await apply({ carry: [row] }, { lms, ledger });

    await apply(
      { cancel: [ledger.row(row.key)] },
      {
        ledger,
        at: '2026-03-13T08:00:00Z',
        lms: { ...lms, posts: (course, carriers) => memoryLms().posts(course, carriers) },
      },
    );

    expect(ledger.row(row.key).state).toBe('DONE');
  });

  it('takes out of the record who had left when a draft was published for the others', async () => {
    const lms = memoryLms();
    const row = ledgerRow(routeWrite({ learners: learners('s1', 's2') }));
    const ledger = memoryLedger(row);
    lms.fail('publish', lostAnswer());
    await apply({ carry: [row] }, { lms, ledger });

    await apply({ carry: [ledger.row(row.key)] }, { lms, ledger, enrolled: ['s1'] });

    expect(ledger.row(row.key).write.learners).toEqual(['s1']);
  });

  it('gives no chance beside a post that no row knows, as after a restore, and says so', async () => {
    const lms = memoryLms();
    const forgotten = ledgerRow(reassignWrite({ key: WriteKey.parse('forgotten'), learners: learners('s2') }));
    await apply({ carry: [forgotten] }, { lms, ledger: memoryLedger(forgotten) });
    const [row, other] = [
      ledgerRow(reassignWrite()),
      ledgerRow(reassignWrite({ key: WriteKey.parse('other'), learners: learners('s3') })),
    ];

    const outcomes = await apply({ carry: [row, other] }, { lms, ledger: memoryLedger(row, other) });

    expect(outcomes).toMatchObject([
      { is: 'skipped', why: expect.stringContaining('after a restore') },
      { is: 'created' },
    ]);
  });

  it.each([
    ['reassign', ledgerRow(reassignWrite())],
    ['route', ledgerRow()],
  ])('publishes no draft of a %s that was sent as another post since the ledger was set back', async (_, row) => {
    const lms = memoryLms();
    lms.fail('publish', lostAnswer());
    const ledger = memoryLedger(row);
    await apply({ carry: [row] }, { lms, ledger });
    const bound = ledger.row(row.key);
    const [draft] = [...lms.held.values()];
    if (draft === undefined) throw new Error('there is a draft');
    const sent = PostId.parse('sent');
    lms.held.set(sent, { ...draft, ref: { ...draft.ref, id: sent }, state: 'published' });

    const outcomes = await apply({ carry: [bound] }, { lms, ledger });

    expect(outcomes).toMatchObject([{ is: 'skipped', why: expect.stringContaining('after a restore') }]);
    expect(lms.sees('s1')).toEqual([row.write.title]);
  });

  it('publishes the draft of a note beside the copy that a teacher made of it: of an announcement nothing tells that it is theirs', async () => {
    const [lms, row] = [memoryLms(), ledgerRow(noteWrite())];
    const ledger = memoryLedger(row);
    lms.fail('publish', lostAnswer());
    await apply({ carry: [row] }, { lms, ledger });
    const [draft] = lms.held.values();
    if (draft === undefined) throw new Error('there is a draft');
    const copy = PostId.parse('copy');
    lms.held.set(copy, { ...draft, ref: { ...draft.ref, id: copy }, state: 'published' });

    expect(await apply({ carry: [ledger.row(row.key)] }, { lms, ledger })).toMatchObject([{ is: 'created' }]);
  });

  it('publishes no draft of a chance beside a post that no row knows, as after a restore', async () => {
    const lms = memoryLms();
    const forgotten = ledgerRow(reassignWrite({ key: WriteKey.parse('forgotten'), learners: learners('s2') }));
    const row = ledgerRow(reassignWrite({ title: 'drafted' }));
    const ledger = memoryLedger(row);
    lms.fail('publish', lostAnswer());
    await apply({ carry: [row] }, { lms, ledger });
    await apply({ carry: [forgotten] }, { lms, ledger: memoryLedger(forgotten) });

    const outcomes = await apply({ carry: [ledger.row(row.key)] }, { lms, ledger });

    expect(outcomes).toMatchObject([{ is: 'skipped', why: expect.stringContaining('after a restore') }]);
    expect(lms.sees('s2')).toEqual(['A fresh chance']);
  });

  it("gives a chance beside an unknown post that is a teacher's own, a draft, over two weeks old, or whose age is unknown", async () => {
    for (const change of [
      { ours: false },
      { state: 'draft' as const },
      { createdAt: instant('2026-02-20T08:00:00Z') },
      { createdAt: null },
    ]) {
      const lms = memoryLms();
      const forgotten = ledgerRow(reassignWrite({ key: WriteKey.parse('forgotten'), learners: learners('s2') }));
      await apply({ carry: [forgotten] }, { lms, ledger: memoryLedger(forgotten) });
      for (const [id, post] of lms.held) lms.held.set(id, { ...post, ...change });
      const row = ledgerRow(reassignWrite());

      expect(await apply({ carry: [row] }, { lms, ledger: memoryLedger(row) })).toEqual([
        { key: row.key, is: 'created' },
      ]);
    }
  });

  it('gives a route post beside a post that no row knows: it is no second chance', async () => {
    const lms = memoryLms();
    const forgotten = ledgerRow(reassignWrite({ key: WriteKey.parse('forgotten') }));
    await apply({ carry: [forgotten] }, { lms, ledger: memoryLedger(forgotten) });
    const row = ledgerRow();

    expect(await apply({ carry: [row] }, { lms, ledger: memoryLedger(row) })).toEqual([
      { key: row.key, is: 'created' },
    ]);
  });

  it('says why it withdrew nothing: a teacher had removed the post, or edited it', async () => {
    const [removed, edited] = [memoryLms(), memoryLms()];
    const told: unknown[] = [];
    for (const lms of [removed, edited]) {
      const row = ledgerRow();
      const ledger = memoryLedger(row);
      await apply({ carry: [row] }, { lms, ledger });
      for (const [id, post] of lms.held)
        lms.held.set(id, lms === removed ? { ...post, state: 'deleted' } : { ...post, text: 'My own words.' });
      told.push(
        ...(await apply(
          { withdraw: [{ row: ledger.row(row.key), write: withdrawal(row.write, 'p1') }] },
          { lms, ledger },
        )),
      );
    }

    expect(told).toMatchObject([
      { is: 'skipped', why: 'a teacher had removed the post already' },
      { is: 'skipped', why: 'a teacher edited the post; it is left as it is' },
    ]);
  });

  it('changes the group alone where the words stay, in one step and with no word sent', async () => {
    const lms = memoryLms();
    const row = ledgerRow(routeWrite({ learners: learners('s1', 's2') }));
    const ledger = memoryLedger(row);
    await apply({ carry: [row] }, { lms, ledger });
    lms.fail('words', lostAnswer());

    expect(
      await apply(
        { change: [{ row: ledger.row(row.key), write: routeWrite({ learners: learners('s2', 's3') }) }] },
        { lms, ledger },
      ),
    ).toMatchObject([{ is: 'updated' }]);
    expect([lms.sees('s1').length, lms.sees('s3').length]).toEqual([0, 1]);
  });

  it('holds a row whose message stands already for others, as after a restore', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    await apply({ carry: [row] }, { lms, ledger: memoryLedger(row) });
    const forgotten = ledgerRow(routeWrite({ learners: learners('s2', 's3') }));
    const ledger = memoryLedger(forgotten);

    const outcomes = await apply({ carry: [forgotten] }, { lms, ledger });

    expect(outcomes).toMatchObject([{ is: 'failed', why: expect.stringContaining('stands already') }]);
    expect(ledger.row(row.key).state).toBe('HELD');
    expect([lms.sees('s2'), lms.sees('s3')].map((seen) => seen.length)).toEqual([1, 0]);
  });

  it('tells a row that somebody else stopped in the store, and does the others', async () => {
    const lms = memoryLms();
    const [one, two] = [ledgerRow(), ledgerRow(noteWrite())];
    const ledger: Ledger = { ...memoryLedger(one, two), bind: bindingAllBut(one.key, memoryLedger(one, two)) };

    const outcomes = await apply({ carry: [one, two] }, { lms, ledger });

    expect(outcomes).toMatchObject([{ is: 'failed', why: 'stopped meanwhile' }, { is: 'created' }]);
  });

  it('sends nothing more once another run has taken the course', async () => {
    const lms = memoryLms();
    const [one, two] = [ledgerRow(), ledgerRow(noteWrite())];
    let asked = 0;
    const ledger: Ledger = {
      ...memoryLedger(one, two),
      confirm: async () => {
        asked += 1;
        if (asked > 1) throw overtaken();
      },
    };

    await expect(apply({ carry: [one, two] }, { lms, ledger })).rejects.toMatchObject({ kind: 'overtaken' });
    expect([...lms.held.values()]).toMatchObject([{ text: one.write.text }]);
  });

  it('sweeps strays also of a carrier it has nothing to send in', async () => {
    const lms = memoryLms();
    const note = ledgerRow(noteWrite());
    const ledger = memoryLedger(note);
    lms.freezeLists();
    lms.fail('draft', lostAnswer(), true);
    await apply({ carry: [note] }, { lms, ledger });
    await apply({ carry: [ledger.row(note.key)] }, { lms, ledger });

    lms.freezeLists();
    const route = ledgerRow();
    await apply(
      { carry: [route] },
      { lms, ledger: memoryLedger(ledger.row(note.key), route), at: '2026-03-09T09:30:00Z' },
    );

    expect([...lms.held.values()].filter((post) => post.state === 'draft')).toEqual([]);
  });

  it('closes a route post of an earlier day that is gone, and says of nobody that they removed it for good', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    const ledger = memoryLedger(row);
    await apply({ carry: [row] }, { lms, ledger });
    const [post] = lms.held.values();
    if (post === undefined) throw new Error('nothing was posted');
    await lms.ensureGone(CourseId.parse('6001'), post.ref);
    const gone = new LmsError('gone', 'no such post', { todo: 'nothing' });
    const left: MemoryLms = {
      ...lms,
      submissions: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(gone) }) }),
    };

    const outcomes = await apply(
      { withdraw: [{ row: ledger.row(row.key), write: withdrawal(row.write, post.ref.id) }] },
      { lms: left, ledger, at: '2026-03-10T08:00:00Z' },
    );

    expect(outcomes).toMatchObject([{ is: 'skipped' }]);
    expect(ledger.row(row.key).state).toBe('CANCELLED');
  });

  it('sweeps a stray that a night has met, though nothing is to be written and the ledger knows of no lost answer', async () => {
    const lms = memoryLms();
    const row = ledgerRow();
    lms.fail('publish', lostAnswer());
    await apply({ carry: [row] }, { lms, ledger: memoryLedger(row) });
    const [stray] = lms.held.values();

    await apply(
      { strays: stray === undefined ? [] : [stray] },
      { lms, ledger: memoryLedger(), at: '2026-03-09T09:30:00Z' },
    );

    expect([...lms.held.values()].map(({ state }) => state)).toEqual(['deleted']);
  });
});

function bindingAllBut(stopped: WriteKey, ledger: Ledger): Ledger['bind'] {
  return async (key, id, at) => {
    if (key === stopped) throw new StoreError('conflict', 'stopped meanwhile', 'nothing');
    return ledger.bind(key, id, at);
  };
}
