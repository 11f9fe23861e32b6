import { describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId, PostId, WriteKey } from '../../src/ids.ts';
import { LmsError } from '../../src/lms/errors.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import type { WithdrawWrite } from '../../src/plan/kinds/withdraw.ts';
import { instant } from '../../src/time.ts';
import { applyWrites, type OpenWrites } from '../../src/writeback/apply.ts';
import type { Outcome } from '../../src/writeback/types.ts';
import { brakes } from '../builders/memory/brakes.ts';
import { learners, ledgerRow, memoryLedger, routeWrite } from '../builders/memory/ledger.ts';
import { lostAnswer, memoryLms, type MemoryLms } from '../builders/memory/memory-lms.ts';

const NOTHING: OpenWrites = { carry: [], cancel: [], change: [], withdraw: [], strays: [] };
const ID = PostId.parse('p1');
const NEW_GROUP = routeWrite({ learners: learners('s2', 's3'), text: 'Another table.' });

/** A route post that stands for s1 and s2, and the class it stands in. `roster`: who is still in it. */
async function withPost(roster: readonly string[] = ['s1', 's2', 's3']) {
  const row = ledgerRow();
  const [lms, ledger] = [memoryLms(), memoryLedger(row)];
  const enrolled = new Set(['s1', 's2', 's3'].map((id) => LearnerId.parse(id)));
  const apply = (work: Partial<OpenWrites>, through: MemoryLms = lms): Promise<Outcome[]> =>
    applyWrites(
      { ...NOTHING, ...work },
      {
        course: CourseId.parse('6001'),
        lms: through,
        ledger,
        enrolled,
        topic: null,
        brakes: brakes(),
        disconnected: async () => {},
        now: () => instant('2026-03-09T08:00:00Z'),
      },
    );
  await apply({ carry: [row] });
  for (const learner of enrolled) if (!roster.includes(learner)) enrolled.delete(learner);
  return { lms, ledger, apply, row: ledger.row(row.key) };
}

function withdrawal({ write }: LedgerRow): WithdrawWrite {
  return {
    kind: 'withdraw',
    key: WriteKey.parse('withdraw-1'),
    of: write.key,
    post: { carrier: 'assignment', id: ID },
    learners: write.learners,
    title: write.title,
    why: write.why,
  };
}

function edit(lms: MemoryLms): void {
  const post = lms.held.get(ID);
  if (post !== undefined) lms.held.set(ID, { ...post, text: 'Bring your ruler.' });
}

/** Lists of posts leave everything out. */
function leavingOut(lms: MemoryLms): MemoryLms {
  return { ...lms, posts: (course, carriers) => memoryLms().posts(course, carriers) };
}

/** The host does not find the post, whether it is listed or read by its id. */
function finding(lms: MemoryLms): MemoryLms {
  return { ...leavingOut(lms), post: async () => null };
}

/** The teacher edits the post while the run asks who has worked on it, which is after its list. */
function editedMeanwhile(lms: MemoryLms): MemoryLms {
  return {
    ...lms,
    async *submissions(course, only) {
      yield* lms.submissions(course, only);
      edit(lms);
    },
  };
}

describe('a published post that is not to be found', () => {
  it.each([
    ['taken back', (row: LedgerRow) => ({ withdraw: [{ row, write: withdrawal(row) }] })],
    ['changed', (row: LedgerRow) => ({ change: [{ row, write: NEW_GROUP }] })],
  ])('is not %s, for a teacher may have edited it', async (_, work) => {
    const { lms, ledger, row, apply } = await withPost();
    edit(lms);

    const outcomes = await apply(work(row), finding(lms));

    expect(outcomes).toMatchObject([{ is: 'skipped', why: expect.stringContaining('not to be found') }]);
    expect(lms.held.get(ID)).toMatchObject({ state: 'published', text: 'Bring your ruler.', assignees: ['s1', 's2'] });
    expect(ledger.row(row.key)).toEqual(row);
  });
});

describe('a published post, read by its id just before,', () => {
  it('is taken back, whatever the list says', async () => {
    const { lms, ledger, row, apply } = await withPost();

    expect(await apply({ withdraw: [{ row, write: withdrawal(row) }] }, leavingOut(lms))).toMatchObject([
      { is: 'withdrawn' },
    ]);
    expect(ledger.row(row.key).state).toBe('CANCELLED');
  });

  it('is left and not changed when a teacher edited it after the list', async () => {
    const { lms, row, apply } = await withPost();
    const editedOnceListed: MemoryLms = {
      ...lms,
      async *posts(course, carriers) {
        yield* lms.posts(course, carriers);
        edit(lms);
      },
    };

    expect(await apply({ change: [{ row, write: NEW_GROUP }] }, editedOnceListed)).toMatchObject([
      { is: 'skipped', why: expect.stringContaining('edited') },
    ]);
    expect(lms.held.get(ID)).toMatchObject({ text: 'Bring your ruler.', assignees: ['s1', 's2'] });
  });

  it('has its change begun again after a lost answer, and is not taken for changed where it is not to be found', async () => {
    const { lms, ledger, row, apply } = await withPost();
    lms.fail('assignees', lostAnswer());
    await apply({ change: [{ row, write: NEW_GROUP }] });
    const begun = ledger.row(row.key);

    expect(await apply({ carry: [begun] }, finding(lms))).toMatchObject([
      { is: 'skipped', why: expect.stringContaining('not to be found') },
    ]);
    expect(ledger.row(row.key)).toEqual(begun);
    expect(await apply({ carry: [begun] }, leavingOut(lms))).toMatchObject([{ is: 'adopted' }]);
    expect(lms.held.get(ID)).toMatchObject({ text: 'Another table.', assignees: ['s2', 's3'] });
  });
});

describe("a teacher's edit that comes between our list and our change", () => {
  it('is not taken for ours when the host plainly refused the change', async () => {
    const { lms, ledger, row, apply } = await withPost();
    lms.fail('assignees', new LmsError('denied', 'not allowed just now', { todo: 'Ask the teacher.' }));

    const [first] = await apply({ change: [{ row, write: NEW_GROUP }] }, editedMeanwhile(lms));
    expect(first).toMatchObject({ is: 'failed', why: 'not allowed just now' });
    expect(ledger.row(row.key)).toMatchObject({
      state: 'DONE',
      trouble: null,
      write: row.write,
      contentHash: row.contentHash,
    });

    expect(await apply({ change: [{ row: ledger.row(row.key), write: NEW_GROUP }] })).toMatchObject([
      { is: 'skipped', why: expect.stringContaining('edited') },
    ]);
    expect(await apply({ withdraw: [{ row: ledger.row(row.key), write: withdrawal(row) }] })).toMatchObject([
      { is: 'skipped', why: expect.stringContaining('edited') },
    ]);
    expect(lms.held.get(ID)).toMatchObject({ state: 'published', text: 'Bring your ruler.', assignees: ['s1', 's2'] });
  });

  it('is seen when the change is begun again in the same run, for the host was busy', async () => {
    const { lms, ledger, row, apply } = await withPost();
    lms.fail('assignees', new LmsError('busy', 'too many calls', { todo: 'Wait.' }));

    expect(await apply({ change: [{ row, write: NEW_GROUP }] }, editedMeanwhile(lms))).toMatchObject([
      { is: 'skipped', why: expect.stringContaining('edited') },
    ]);
    expect(lms.held.get(ID)).toMatchObject({ text: 'Bring your ruler.', assignees: ['s1', 's2'] });
    expect(ledger.row(row.key).state).toBe('DONE');
  });
});

describe('a change that the host refuses', () => {
  it.each([
    ['after its first call had taken effect', 'words', {}],
    ['although it took effect', 'assignees', { wrote: true }],
    ['or not: nobody knows', 'assignees', { uncertain: true }],
  ] as const)("%s stays begun, so that what stands is not taken for a teacher's edit", async (_, step, details) => {
    const { lms, ledger, row, apply } = await withPost();
    lms.fail(step, new LmsError('down', 'not now', { todo: 'Wait.', ...details }), step === 'assignees');

    await apply({ change: [{ row, write: NEW_GROUP }] });

    expect(ledger.row(row.key)).toMatchObject({ state: 'BOUND', write: { text: 'Another table.' } });
  });
});

function fromS1(row: LedgerRow): Pick<OpenWrites, 'withdraw'> {
  return { withdraw: [{ row, write: { ...withdrawal(row), learners: learners('s1') } }] };
}

describe('a post of a session that fell away, which somebody has worked on,', () => {
  it('is taken from the others alone', async () => {
    const { lms, ledger, row, apply } = await withPost();
    lms.handIn('p1', 's2');

    expect(await apply(fromS1(row))).toMatchObject([{ key: 'withdraw-1', is: 'withdrawn' }]);
    expect(lms.held.get(ID)).toMatchObject({ state: 'published', assignees: ['s2'] });
    expect(ledger.row(row.key)).toMatchObject({ state: 'DONE', trouble: null, write: { learners: ['s2'] } });
  });

  it('stays with whoever has worked on it since, and with all when they all have', async () => {
    const { lms, ledger, row, apply } = await withPost();
    for (const learner of ['s1', 's2']) lms.handIn('p1', learner);

    expect(await apply(fromS1(row))).toMatchObject([{ is: 'skipped', why: expect.stringContaining('worked') }]);
    expect(lms.held.get(ID)).toMatchObject({ assignees: ['s1', 's2'] });
    expect(ledger.row(row.key)).toEqual(row);
  });

  it('stays with all when a teacher edited it', async () => {
    const { lms, row, apply } = await withPost();
    lms.handIn('p1', 's2');
    edit(lms);

    expect(await apply(fromS1(row))).toMatchObject([{ is: 'skipped', why: expect.stringContaining('edited') }]);
    expect(lms.held.get(ID)).toMatchObject({ assignees: ['s1', 's2'] });
  });

  it('is recorded as it stands when it dies on the way, so that the next run finds no edit', async () => {
    const { lms, ledger, row, apply } = await withPost();
    lms.handIn('p1', 's2');
    lms.fail('assignees', lostAnswer(), true);
    await apply(fromS1(row));

    await apply({ cancel: [ledger.row(row.key)] });

    expect(ledger.row(row.key)).toMatchObject({ state: 'DONE', write: { learners: ['s2'] } });
  });
});

describe('who has worked on a post keeps it when its group changes', () => {
  it("although tonight's roster leaves the learner out", async () => {
    const { lms, row, apply } = await withPost(['s2', 's3']);
    lms.handIn('p1', 's1');

    await apply({ change: [{ row, write: NEW_GROUP }] });

    expect(lms.held.get(ID)?.assignees).toEqual(expect.arrayContaining(['s1', 's2', 's3']));
  });

  it('although the work came after the change was begun, and its answer was lost', async () => {
    const { lms, ledger, row, apply } = await withPost();
    lms.fail('assignees', lostAnswer());
    await apply({ change: [{ row, write: NEW_GROUP }] });
    lms.handIn('p1', 's1');

    await apply({ carry: [ledger.row(row.key)] });

    expect(ledger.row(row.key).state).toBe('DONE');
    expect(lms.held.get(ID)?.assignees).toEqual(expect.arrayContaining(['s1', 's2', 's3']));
  });
});
