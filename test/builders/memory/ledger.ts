import { CourseId, LearnerId, Marker, RunId, TargetCode, WriteKey, type PostId } from '../../../src/ids.ts';
import { contentHash } from '../../../src/plan/plan.ts';
import type { NoteWrite } from '../../../src/plan/kinds/note.ts';
import type { ReassignWrite } from '../../../src/plan/kinds/reassign.ts';
import type { RouteWrite } from '../../../src/plan/kinds/route.ts';
import type { PostingWrite } from '../../../src/plan/types.ts';
import { SchoolDate, instant } from '../../../src/time.ts';
import { carrierOf } from '../../../src/writeback/request.ts';
import { CHANGING, type LedgerRow } from '../../../src/plan/ledger-row.ts';
import type { Ledger } from '../../../src/writeback/types.ts';

const said = { en: 'why', es: 'por qué' };
const base = { why: { evidence: [], rule: said, wouldChange: said }, links: [], due: null, points: null };

export function learners(...ids: string[]): readonly [LearnerId, ...LearnerId[]] {
  const [first, ...rest] = ids.map((id) => LearnerId.parse(id));
  if (first === undefined) throw new Error('name at least one learner');
  return [first, ...rest];
}

export function routeWrite(change: Partial<RouteWrite> = {}): RouteWrite {
  return {
    ...base,
    kind: 'route',
    key: WriteKey.parse('route-1'),
    learners: learners('s1', 's2'),
    target: TargetCode.parse('5.NF.A.1'),
    targets: [TargetCode.parse('5.NF.A.1')],
    route: 'seminar',
    slot: 'first',
    date: SchoolDate.parse('2026-03-09'),
    title: 'Your plan for Monday, March 9',
    text: 'Come to the table.',
    ...change,
  };
}

export function reassignWrite(change: Partial<ReassignWrite> = {}): ReassignWrite {
  return {
    ...base,
    kind: 'reassign',
    key: WriteKey.parse('reassign-1'),
    learners: learners('s1', 's2'),
    target: TargetCode.parse('5.NF.A.1'),
    round: 1,
    date: SchoolDate.parse('2026-03-09'),
    minutes: 15,
    activity: null,
    check: null,
    title: 'A fresh chance',
    text: 'Try these.',
    due: instant('2026-03-16T23:59:00Z'),
    points: 10,
    ...change,
  };
}

export function noteWrite(change: Partial<NoteWrite> = {}): NoteWrite {
  return {
    ...base,
    kind: 'note',
    key: WriteKey.parse('note-1'),
    learners: [LearnerId.parse('s1')],
    week: SchoolDate.parse('2026-03-09'),
    language: 'en',
    channel: 'post',
    carrier: 'announcement',
    on: null,
    factsHash: 'facts-1',
    said: null,
    title: null,
    text: 'You used a second chance.',
    ...change,
  };
}

export function ledgerRow(write: PostingWrite = routeWrite(), change: Partial<LedgerRow> = {}): LedgerRow {
  return {
    key: write.key,
    course: CourseId.parse('6001'),
    state: 'NEW',
    write,
    carrier: carrierOf(write),
    marker: Marker.parse(`m-${write.key}`),
    contentHash: contentHash(write),
    remoteId: null,
    attemptedAt: null,
    run: RunId.parse('r1'),
    decidedAt: instant('2026-03-09T08:00:00Z'),
    changedAt: instant('2026-03-09T08:00:00Z'),
    trouble: null,
    before: null,
    ...change,
  };
}

/** A ledger in memory; `die` makes the next call throw as a killed process would. */
export function memoryLedger(
  ...initial: LedgerRow[]
): Ledger & { row(key: string): LedgerRow; die(call: 'bind' | 'move' | 'claim' | 'beginChange'): void } {
  const rows = new Map<string, LedgerRow>(initial.map((row) => [row.key, row]));
  let dies: string | null = null;
  const alive = (call: string): void => {
    if (dies !== call) return;
    dies = null;
    throw new Error('killed');
  };
  const row = (key: string): LedgerRow => {
    const found = rows.get(key);
    if (found === undefined) throw new Error(`no row ${key}`);
    return found;
  };
  return {
    row,
    die: (call) => {
      dies = call;
    },
    rows: async () => [...rows.values()],
    bind: async (key, id, at) => {
      alive('bind');
      const bound: PostId = row(key).remoteId ?? id;
      rows.set(key, { ...row(key), remoteId: bound, state: 'BOUND', changedAt: at });
      return bound;
    },
    confirm: async () => {},
    claim: async (key, at) => {
      alive('claim');
      if (row(key).state !== 'NEW' || row(key).attemptedAt !== null) return false;
      rows.set(key, { ...row(key), attemptedAt: at });
      return true;
    },
    leave: async (key, why) => void rows.set(key, { ...row(key), trouble: why }),
    release: async (key) => void rows.set(key, { ...row(key), attemptedAt: null }),
    move: async (key, from, to, trouble, at) => {
      alive('move');
      if (!from.includes(row(key).state)) return false;
      rows.set(key, { ...row(key), state: to, trouble, changedAt: at, before: null });
      return true;
    },
    beginChange: async (key, write, contentHash, at) => {
      alive('beginChange');
      if (row(key).state !== 'DONE') return false;
      const before = { write: row(key).write, contentHash: row(key).contentHash };
      rows.set(key, { ...row(key), state: 'BOUND', trouble: CHANGING, changedAt: at, write, contentHash, before });
      return true;
    },
    dropChange: async (key, at) =>
      void rows.set(key, {
        ...row(key),
        ...row(key).before,
        state: 'DONE',
        trouble: null,
        changedAt: at,
        before: null,
      }),
    rewrite: async (key, write, hash, at) =>
      void rows.set(key, { ...row(key), write, contentHash: hash, changedAt: at }),
  };
}
