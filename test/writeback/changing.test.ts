import { describe, expect, it } from '@jest/globals';
import { CourseId, PostId, RunId, WriteKey, type LearnerId } from '../../src/ids.ts';
import type { Post } from '../../src/lms/posts.ts';
import type { WithdrawWrite } from '../../src/plan/kinds/withdraw.ts';
import { CHANGING } from '../../src/plan/ledger-row.ts';
import type { PostingWrite } from '../../src/plan/types.ts';
import { instant } from '../../src/time.ts';
import { applyWrites, type OpenWrites } from '../../src/writeback/apply.ts';
import { EDITED } from '../../src/writeback/stands.ts';
import type { Outcome } from '../../src/writeback/types.ts';
import { undoRows } from '../../src/writeback/undo.ts';
import { brakes } from '../builders/memory/brakes.ts';
import { learners, ledgerRow, memoryLedger, routeWrite } from '../builders/memory/ledger.ts';
import { lostAnswer, memoryLms, type MemoryLms } from '../builders/memory/memory-lms.ts';

const NOTHING: OpenWrites = { carry: [], cancel: [], change: [], withdraw: [], strays: [] };
const ID = PostId.parse('p1');
const OLD = routeWrite({ learners: learners('s1', 's2'), text: 'Old table.' });
const NEW = routeWrite({ learners: learners('s2', 's3'), text: 'New table.' });

interface Class {
  readonly lms: MemoryLms;
  readonly ledger: ReturnType<typeof memoryLedger>;
  enrolled: ReadonlySet<LearnerId>;
}

function apply({ lms, ledger, enrolled }: Class, work: Partial<OpenWrites>): Promise<Outcome[]> {
  return applyWrites(
    { ...NOTHING, ...work },
    {
      course: CourseId.parse('6001'),
      lms,
      ledger,
      enrolled,
      topic: null,
      brakes: brakes(),
      disconnected: async () => {},
      now: () => instant('2026-03-09T08:00:00Z'),
    },
  );
}

/** The old wish stands in the class. */
async function published(): Promise<Class> {
  const row = ledgerRow(OLD);
  const about = { lms: memoryLms(), ledger: memoryLedger(row), enrolled: new Set(learners('s1', 's2', 's3', 's4')) };
  await apply(about, { carry: [row] });
  return about;
}

function edit({ lms }: Class, change: Partial<Post>): void {
  const post = lms.held.get(ID);
  if (post !== undefined) lms.held.set(ID, { ...post, ...change });
}

const change = (about: Class, lms = about.lms, write: PostingWrite = NEW): Promise<Outcome[]> =>
  apply({ ...about, lms }, { change: [{ row: about.ledger.row(OLD.key), write }] });
const resume = (about: Class): Promise<Outcome[]> => apply(about, { carry: [about.ledger.row(OLD.key)] });

/** A change whose calls broke off there, so that the class has read so. */
const BROKEN_OFF = {
  'before anything was sent': [['assignees', false]],
  'when it was taken from whom it is not for any more': [['assignees', true]],
  'before its new words': [['words', false]],
  'after its new words': [['words', true]],
} as const satisfies Record<string, readonly (readonly ['assignees' | 'words', boolean])[]>;

async function brokenOff(where: keyof typeof BROKEN_OFF): Promise<Class> {
  const about = await published();
  for (const [step, effect] of BROKEN_OFF[where]) about.lms.fail(step, lostAnswer(), effect);
  await change(about);
  expect(about.ledger.row(OLD.key)).toMatchObject({ state: 'BOUND', trouble: CHANGING });
  return about;
}

const withdrawal: WithdrawWrite = {
  kind: 'withdraw',
  key: WriteKey.parse('withdraw-1'),
  of: OLD.key,
  post: { carrier: 'assignment', id: ID },
  learners: OLD.learners,
  title: OLD.title,
  why: OLD.why,
};

describe('a change of a published post that broke off', () => {
  it('leaves what a teacher wrote between the look at the post and the record that a change is under way', async () => {
    const about = await published();
    about.lms.fail('assignees', lostAnswer());
    await change(about, {
      ...about.lms,
      submissions(course, only) {
        edit(about, { text: 'My own words.' });
        return about.lms.submissions(course, only);
      },
    });

    expect(await resume(about)).toMatchObject([{ is: 'skipped', why: EDITED }]);
    expect(about.lms.held.get(ID)).toMatchObject({ text: 'My own words.', assignees: ['s1', 's2'] });
    expect(about.ledger.row(OLD.key)).toMatchObject({ state: 'DONE', trouble: null, write: OLD, before: null });
  });

  describe.each(Object.keys(BROKEN_OFF) as (keyof typeof BROKEN_OFF)[])('%s', (where) => {
    it('is brought to its end by the next run', async () => {
      const about = await brokenOff(where);

      expect(await resume(about)).toMatchObject([{ is: 'adopted' }]);
      expect(about.lms.held.get(ID)).toMatchObject({ text: NEW.text, assignees: NEW.learners });
      expect(about.ledger.row(OLD.key)).toMatchObject({ state: 'DONE', write: NEW, before: null });
    });

    it('is brought to its end also when a learner of it has left the class', async () => {
      const about = await brokenOff(where);
      about.enrolled = new Set(learners('s1', 's3', 's4'));
      about.lms.fail('assignees', lostAnswer());
      await resume(about);

      expect(await resume(about)).toMatchObject([{ is: 'adopted' }]);
      expect(about.lms.held.get(ID)).toMatchObject({ text: NEW.text, assignees: ['s3'] });
    });

    it('is brought to its end for whoever has worked on it meanwhile, too', async () => {
      const about = await brokenOff(where);
      const keeps = about.lms.held.get(ID)?.assignees.includes('s1' as LearnerId) === true ? ['s1'] : [];
      about.lms.handIn(ID, 's1');
      about.lms.fail('assignees', lostAnswer(), true);
      await resume(about);

      expect(await resume(about)).toMatchObject([{ is: 'adopted' }]);
      expect(about.lms.held.get(ID)?.assignees.toString()).toEqual(['s2', 's3', ...keeps].toString());
    });

    it.each([
      ['words', { text: 'My own words.' }],
      ['title', { title: 'My own title' }],
      ['learners', { assignees: learners('s2', 's4') }],
      ['class', { assignees: 'all' }],
    ] as [string, Partial<Post>][])('leaves the %s a teacher has given it since', async (_, theirs) => {
      const about = await brokenOff(where);
      edit(about, theirs);
      const reads = about.lms.held.get(ID);

      expect(await resume(about)).toMatchObject([{ is: 'skipped', why: EDITED }]);
      expect(about.lms.held.get(ID)).toEqual(reads);
      expect(about.ledger.row(OLD.key)).toMatchObject({ state: 'DONE', write: OLD });
    });
  });

  it("is not taken for what was said when it is not wanted any more and reads as a teacher's words", async () => {
    const about = await brokenOff('after its new words');
    edit(about, { text: 'My own words.' });

    await apply(about, { cancel: [about.ledger.row(OLD.key)] });
    const outcomes = await apply(about, { withdraw: [{ row: about.ledger.row(OLD.key), write: withdrawal }] });

    expect(outcomes).toMatchObject([{ is: 'skipped', why: EDITED }]);
    expect(about.lms.held.get(ID)).toMatchObject({ text: 'My own words.', state: 'published' });
  });

  it.each([
    ['kept', { text: 'My own words.' }],
    ['withdrawn', {}],
  ])('is %s by an undo as it reads', async (is, theirs) => {
    const about = await brokenOff('before its new words');
    edit(about, theirs);

    const undone: string[] = [];
    for await (const each of undoRows(await about.ledger.rows(), {
      ...about,
      course: CourseId.parse('6001'),
      run: RunId.parse('r1'),
      disconnected: async () => {},
      now: () => instant('2026-03-09T12:00:00Z'),
    }))
      undone.push(each.is);

    expect(undone).toEqual([is]);
  });

  it('is left as it stands where an older record does not say how it read before', async () => {
    const about = await published();
    const row = { ...about.ledger.row(OLD.key), state: 'BOUND' as const, trouble: CHANGING, write: NEW };
    const older = { ...about, ledger: memoryLedger(row) };

    expect(await resume(older)).toMatchObject([{ is: 'skipped', why: EDITED }]);
    expect(about.lms.held.get(ID)).toMatchObject({ text: OLD.text, assignees: OLD.learners });
    expect(older.ledger.row(OLD.key)).toMatchObject({ state: 'DONE', write: NEW });
  });
});
