import { readdir, readFile } from 'node:fs/promises';
import { jest, describe, expect, it } from '@jest/globals';
import { CourseId, RunId, SchoolId } from '../../src/ids.ts';
import { LmsError } from '../../src/lms/errors.ts';
import type { Lms } from '../../src/lms/types.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import type { OpenSandbox } from '../../src/sandbox/google/index.ts';
import { courseOf } from '../../src/sandbox/google/world/state.ts';
import { approvePlan } from '../../src/sync/acts/approve.ts';
import { decideHeld, type HeldDecision } from '../../src/sync/acts/decide-held.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { pauseSending } from '../../src/sync/acts/pause.ts';
import { undoRun } from '../../src/sync/acts/undo.ts';
import { clearDrafts } from '../../src/sync/erase/clear-drafts.ts';
import { tickets, MONDAY } from '../faults/class.ts';
import { ledgerRow } from '../builders/memory/ledger.ts';
import { googleMemoryNights, type MemoryNights } from '../builders/memory/memory-night.ts';
import { COURSE, smallSchool } from '../builders/lms/sandbox.ts';
import { instant } from '../../src/time.ts';

const course = CourseId.parse(COURSE);
const at = instant(MONDAY);
const SOURCES = new URL('../../src/sync/', import.meta.url);

type Class = MemoryNights<OpenSandbox>;

/** A person's act on one course, on a class in which there is something for it to do. Null: it was done; else why it was not. */
interface Act {
  readonly module: string;
  readonly prepare: (nights: Class) => Promise<void>;
  readonly act: (parts: SyncParts, row: LedgerRow) => Promise<string | null>;
  /** The teacher's own word, which is kept here although nobody may ask the LMS, and what is said then. */
  readonly kept?: { readonly of: LedgerRow['state']; readonly as: LedgerRow['state']; readonly said: RegExp };
}

const school = smallSchool(tickets());
const SCHOOL = SchoolId.parse('small');

/** The row an act is about: what was left half-done; where nothing was sent yet, none that is known. */
async function unfinished(nights: Class): Promise<LedgerRow> {
  const rows = await ledgerOf(nights);
  return rows.find(({ state }) => state === 'BOUND' || state === 'HELD') ?? ledgerRow();
}

/** The plan was approved, and its practice got as far as a draft. */
async function halfSent(nights: Class): Promise<void> {
  await nights.sync();
  nights.box.fail({ method: 'classroom.courses.courseWork.patch', kind: 'error', code: 503, effect: false, times: 99 });
  await nights.approve();
  nights.box.heal();
}

async function withHeld(nights: Class): Promise<void> {
  await halfSent(nights);
  const row = await unfinished(nights);
  await nights.store.school(SCHOOL, (records) =>
    records.move(row.key, ['BOUND'], 'HELD', 'it came back different', at),
  );
}

const decideOn =
  (decision: HeldDecision): Act['act'] =>
  async (parts, row) => {
    const { ok, said } = await decideHeld(parts, { school: SCHOOL, course, key: row.key, decision }, at);
    return ok && !said.en.includes(DRAFT_STAYS) ? null : said.en;
  };
const DRAFT_STAYS = 'could not be looked for';

const ACTS: Readonly<Record<string, Act>> = {
  'approving a plan': {
    module: 'acts/approve.ts',
    prepare: async (nights) => void (await nights.sync()),
    act: async (parts) => {
      const approved = await approvePlan(parts, { school: SCHOOL, course }, at);
      if (!approved.ok) return approved.said.en;
      const [report] = approved.report.courses;
      return report?.unfinished === true ? (report.problems[0]?.what.en ?? '') : null;
    },
  },
  'sending a held write anew': { module: 'acts/decide-held.ts', prepare: withHeld, act: decideOn('anew') },
  'leaving a held write': {
    module: 'acts/decide-held.ts',
    prepare: withHeld,
    act: decideOn('leave'),
    kept: { of: 'HELD', as: 'TOMBSTONE', said: new RegExp(DRAFT_STAYS) },
  },
  'undoing a run': {
    module: 'acts/undo.ts',
    prepare: halfSent,
    act: async (parts, row) => {
      const { failed, withdrawn } = await undoRun(parts, { run: row.run }, at);
      return failed.length > 0 && withdrawn.length === 0 ? (failed[0]?.why ?? '') : null;
    },
  },
  'clearing up after a pause': {
    module: 'acts/pause.ts',
    prepare: halfSent,
    act: async (parts) =>
      (await pauseSending(parts, { school: SCHOOL, course, by: 'teacher' }, at)).left[0]?.why ?? null,
  },
  'clearing drafts before an erasure': {
    module: 'erase/clear-drafts.ts',
    prepare: halfSent,
    act: async (parts) => {
      const file = await parts.store.school(SCHOOL, (records) => records.loadSchoolFile());
      if (file === null) throw new Error('the school has a file');
      return (await clearDrafts(parts, file, [course], () => true, at)).left[0]?.why ?? null;
    },
  },
};

function asIf(parts: SyncParts, change: (lms: Lms) => Partial<Lms>): SyncParts {
  return {
    ...parts,
    connect: async (...args) => {
      const lms = await parts.connect(...args);
      return { ...lms, ...change(lms) };
    },
  };
}

async function* nobody(): AsyncGenerator<never> {}

async function withdrawn(): Promise<never> {
  throw new LmsError('denied', 'the connection was withdrawn', { todo: 'Connect again.', scope: 'credential' });
}

/** What may stand in an act's way, and what is said of it; `asked`: it shows when the LMS is asked. */
const HAZARDS: Readonly<
  Record<
    string,
    {
      readonly parts: (parts: SyncParts) => SyncParts;
      readonly said: RegExp;
      readonly asked: boolean;
      readonly refused?: true;
    }
  >
> = {
  'another run has the course': {
    parts: (parts) => ({ ...parts, store: { ...parts.store, withCourse: async () => null } }),
    said: /run is working on/i,
    asked: false,
  },
  'another run took the course meanwhile': {
    parts: (parts) => ({
      ...parts,
      store: {
        ...parts.store,
        withCourse: (of, id, work) =>
          parts.store.withCourse(of, id, async (store) => {
            await parts.store.school(of, (records) => records.takeTurn(id));
            return work(store);
          }),
      },
    }),
    said: /(run is working on)|(Another run took over)/i,
    asked: false,
  },
  'the account no longer teaches the class': {
    parts: (parts) => asIf(parts, () => ({ teachers: nobody })),
    said: /no longer teaches/,
    asked: true,
  },
  'the class is archived': {
    parts: (parts) =>
      asIf(parts, (lms) => ({ course: async (id) => ({ ...(await lms.course(id)), state: 'archived' }) })),
    said: /archived/,
    asked: true,
  },
  'the credential is refused': {
    parts: (parts) => ({ ...parts, connect: withdrawn }),
    said: /the connection was withdrawn/,
    asked: true,
    refused: true,
  },
};

const cases = Object.entries(ACTS).flatMap(([name, act]) =>
  Object.entries(HAZARDS).map(([hazard, what]) => [name, hazard, act, what] as const),
);

function ours(nights: Class): string[] {
  return [...courseOf(nights.box.world.state, COURSE).items.values()]
    .filter((item) => item.project !== 'web')
    .map((item) => `${item.id} ${item.state} ${item.deletedAt ?? ''}`);
}

function ledgerOf(nights: Class): Promise<readonly LedgerRow[]> {
  return nights.store.school(SCHOOL, (records) => records.loadLedger(course));
}

describe('an act of a person on a course', () => {
  it.each(Object.entries(ACTS))('%s is done when nothing stands in its way', async (_name, { prepare, act }) => {
    const nights = await googleMemoryNights(school, MONDAY);
    await prepare(nights);
    const before = ours(nights);

    expect(await act(nights.parts, await unfinished(nights))).toBeNull();
    expect(ours(nights)).not.toEqual(before);
  });

  it.each(cases)(
    '%s changes nothing and says why when %s',
    async (_name, _hazard, { prepare, act, kept }, { parts, said, asked, refused }) => {
      const nights = await googleMemoryNights(school, MONDAY);
      await prepare(nights);
      const [posts, rows] = [ours(nights), await ledgerOf(nights)];
      const disconnected = jest.fn<SyncParts['disconnected']>();

      const why = await act(parts({ ...nights.parts, disconnected }), await unfinished(nights));

      const own = asked ? kept : undefined;
      expect(why).toMatch(own?.said ?? said);
      expect(ours(nights)).toEqual(posts);
      expect((await ledgerOf(nights)).map(({ state }) => state)).toEqual(
        rows.map(({ state }) => (own?.of === state ? own.as : state)),
      );
      expect(disconnected).toHaveBeenCalledTimes(refused === true ? 1 : 0);
    },
  );
});

it.each(Object.entries(ACTS))(
  '%s marks a credential that is refused only at the first write',
  async (_name, { prepare, act }) => {
    const nights = await googleMemoryNights(school, MONDAY);
    await prepare(nights);
    const disconnected = jest.fn<SyncParts['disconnected']>();

    await act(
      asIf({ ...nights.parts, disconnected }, () => ({
        ensureDraft: withdrawn,
        ensurePublished: withdrawn,
        ensureGone: withdrawn,
      })),
      await unfinished(nights),
    );

    expect(disconnected.mock.calls.map(([, , error]) => error.message)).toEqual(['the connection was withdrawn']);
  },
);

it.each(Object.entries(HAZARDS))('a pause holds although its clearing up met that %s', async (_name, { parts }) => {
  const nights = await googleMemoryNights(school, MONDAY);
  await halfSent(nights);

  await pauseSending(parts(nights.parts), { school: SCHOOL, course, by: 'teacher' }, at);

  expect(await nights.store.school(SCHOOL, (records) => records.pauseOf(course))).toMatchObject({ by: 'teacher' });
});

it('undoing a run tells what it had taken back before another run took the course', async () => {
  const nights = await googleMemoryNights(school, MONDAY);
  await halfSent(nights);
  const rows = await ledgerOf(nights);
  const { store } = nights.parts;
  const undone = async (): Promise<LedgerRow[]> =>
    (await ledgerOf(nights)).filter(({ state }) => state === 'TOMBSTONE');
  const overtakenAfterOne: SyncParts['store'] = {
    ...store,
    withCourse: (of, id, work) =>
      store.withCourse(of, id, (held) =>
        work({
          ...held,
          school: async (...args) => {
            const result = await held.school(...args);
            if ((await undone()).length === 1) await store.school(of, (records) => records.takeTurn(id));
            return result;
          },
        }),
      ),
  };

  const report = await undoRun(
    { ...nights.parts, store: overtakenAfterOne },
    { run: rows[0]?.run ?? RunId.parse('none') },
    at,
  );

  expect(report.withdrawn.map(({ key }) => key)).toEqual((await undone()).map(({ key }) => key));
  expect(report).toMatchObject({ withdrawn: { length: 1 }, kept: [], failed: { length: rows.length - 1 } });
  expect(report.failed[0]).toMatchObject({
    why: expect.stringContaining('another run'),
    todo: { en: expect.stringContaining('Undo the run again'), es: expect.any(String) },
  });
});

async function naming(what: RegExp): Promise<string[]> {
  const files = (await readdir(SOURCES, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const texts = await Promise.all(
    files.map(async (file) => [file, await readFile(new URL(file, SOURCES), 'utf8')] as const),
  );
  return texts
    .filter(([, text]) => what.test(text))
    .map(([file]) => file)
    .toSorted();
}

it('undoing a run leaves what a later run has taken up under the same key meanwhile', async () => {
  const nights = await googleMemoryNights(school, MONDAY);
  await halfSent(nights);
  const row = await unfinished(nights);
  const { store } = nights.parts;
  const later = RunId.parse('later');
  const taken: SyncParts['store'] = {
    ...store,
    withCourse: async (...args) => {
      await store.school(SCHOOL, async (records) => {
        await records.move(row.key, ['BOUND'], 'CANCELLED', 'no longer wanted', at);
        await records.recordDecision([{ ...row, run: later, state: 'NEW', remoteId: null }]);
      });
      return store.withCourse(...args);
    },
  };

  const { withdrawn, kept, failed } = await undoRun({ ...nights.parts, store: taken }, { run: row.run }, at);

  expect([...withdrawn, ...kept, ...failed].map(({ key }) => key)).not.toContain(row.key);
  expect((await ledgerOf(nights)).find(({ key }) => key === row.key)).toMatchObject({ run: later, state: 'NEW' });
});

describe('the source', () => {
  it('takes a course in one place, and connects to its LMS there and in the night', async () => {
    // attaching locks a ticket by a name of its own, so that two clicks make one; no course's turn begins. Erasing a school keeps everybody out of its courses
    expect(await naming(/\.withCourse\(/)).toEqual(['erase/erase.ts', 'tickets/composing/hang-once.ts', 'turn.ts']);
    expect(await naming(/as TurnStore/)).toEqual(['turn.ts']);
    expect(await naming(/inTurnOf\(/)).toEqual(['as-teacher.ts', 'night/sync-course.ts']);
    // a ticket's day asks the LMS who somebody is, hangs tickets and changes their words, gives draft grades, and reads answers: nothing the ledger knows
    const places = ['composing/attach', 'composing/link-ticket', 'grades', 'opening/enter', 'opening/open-link'];
    const tickets = places.map((name) => `tickets/${name}.ts`);
    // and whoever looks after the school asks which classes its teachers have
    expect(await naming(/\.connect\(/)).toEqual([
      'acts/which-classes.ts',
      'as-teacher.ts',
      'night/sync-course.ts',
      ...tickets,
      'today/read-today.ts',
    ]);
  });

  it('has no act that is not in the table above', async () => {
    const acts = [...new Set(Object.values(ACTS).map(({ module }) => module))];
    const withoutLms = ['acts/choose.ts', 'acts/teachers-hand.ts']; // kept here and laid anew in the course's turn (hand.test.ts)
    const readsOnly = ['today/read-today.ts']; // in the course's turn; what the LMS denies this account it denies there too
    expect(await naming(/actOn\(/)).toEqual([...acts, ...withoutLms, ...readsOnly].toSorted());
    const readsAsTeacher = ['acts/import-results.ts', 'acts/set-up-class.ts']; // they read only, and keep what a person says
    expect(await naming(/(asTeacher|clearUnfinished)\(/)).toEqual(
      [...acts, ...readsAsTeacher, 'clear-unfinished.ts'].toSorted(),
    );
    expect(await naming(/applyWrites\(/)).toEqual(['carry-out.ts', 'clear-unfinished.ts']);
  });
});
