import { describe, expect, it } from '@jest/globals';
import { PostId, WriteKey } from '../../src/ids.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import { isOver, planHash, planWrites } from '../../src/plan/plan.ts';
import { stillMatters } from '../../src/plan/still-matters.ts';
import type { WithdrawWrite } from '../../src/plan/kinds/withdraw.ts';
import type { PostingWrite } from '../../src/plan/types.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { learners, ledgerRow, noteWrite, reassignWrite, routeWrite } from '../builders/memory/ledger.ts';

const TODAY = SchoolDate.parse('2026-03-10');
const AT = instant('2026-03-10T08:00:00Z');

function plan(wanted: readonly PostingWrite[], rows: readonly LedgerRow[]) {
  return planWrites(
    wanted,
    { rows, touched: new Set(), edited: new Set(), worked: new Map(), strikes: [] },
    TODAY,
    AT,
    (...parts) => WriteKey.parse(parts.join('|')),
  );
}

function done(write: PostingWrite, change: Partial<LedgerRow> = {}): LedgerRow {
  return ledgerRow(write, { state: 'DONE', remoteId: PostId.parse(`p-${write.key}`), ...change });
}

describe('the route posts of an earlier day', () => {
  it('are taken back under a key of their own, with the day and the reason in both languages', () => {
    expect(plan([], [done(routeWrite())]).writes).toEqual([
      {
        kind: 'withdraw',
        key: 'withdraw|route-1',
        of: 'route-1',
        post: { carrier: 'assignment', id: 'p-route-1' },
        learners: learners('s1', 's2'),
        title: 'Your plan for Monday, March 9',
        why: {
          evidence: [],
          rule: {
            en: 'The route was for Monday, March 9; nobody has touched the post.',
            es: 'La ruta era para el lunes, 9 de marzo; nadie ha tocado la publicación.',
          },
          wouldChange: {
            en: 'Work handed in on it, or an edit by the teacher.',
            es: 'Un trabajo entregado en ella o un cambio del docente.',
          },
        },
      },
    ]);
  });

  it('stay where there is no post of ours to take back, or nothing more may be done to it', () => {
    expect(plan([], [done(routeWrite(), { trouble: 'a learner has it' })]).writes).toEqual([]);
    expect(plan([], [done(routeWrite(), { remoteId: null })]).writes).toEqual([]);
    expect(plan([], [done(routeWrite(), { carrier: 'none' })]).writes).toEqual([]);
    expect(plan([], [ledgerRow(routeWrite(), { state: 'TOMBSTONE', remoteId: PostId.parse('p1') })]).writes).toEqual(
      [],
    );
  });
});

describe('what an earlier run left', () => {
  it('goes on where it is wanted and closes where it is not, with or without a draft; what has ended otherwise is left alone', () => {
    const rows = (['NEW', 'BOUND', 'DONE', 'HELD', 'TOMBSTONE', 'CANCELLED'] as const).map((state) =>
      ledgerRow(noteWrite({ key: WriteKey.parse(state) }), { state }),
    );

    expect(plan([], rows).cancel.map(({ key }) => key)).toEqual(['NEW', 'BOUND']);
    expect(
      plan(
        rows.map(({ write }) => write),
        rows,
      ).resume.map(({ key }) => key),
    ).toEqual(['NEW', 'BOUND']);
  });

  it('is not sent where its window ends at this very moment', () => {
    expect([
      isOver({ write: reassignWrite({ due: AT }) }, AT),
      isOver({ write: reassignWrite({ due: instant('2026-03-10T08:00:01Z') }) }, AT),
    ]).toEqual([true, false]);
    expect(isOver({ write: routeWrite() }, AT)).toBe(false);
  });
});

describe('what stands unchanged', () => {
  it('counts chances that are still open although nothing asks for them again, and nothing else that is not wanted', () => {
    const chance = (key: string, due: string | null) =>
      done(reassignWrite({ key: WriteKey.parse(key), due: due === null ? null : instant(due) }));
    const rows = [
      chance('open', '2026-03-16T12:00:00Z'),
      chance('ends now', '2026-03-10T08:00:00Z'),
      chance('over', '2026-03-09T12:00:00Z'),
      chance('without an end', null),
      done(noteWrite()),
      done(noteWrite({ key: WriteKey.parse('due'), due: instant('2026-03-16T12:00:00Z') })),
      ledgerRow(reassignWrite({ key: WriteKey.parse('held') }), { state: 'HELD' }),
    ];

    expect(plan([], rows).unchanged).toBe(1);
  });

  it('stays, with the reason told, where a changed route post may not be touched any more', () => {
    const wanted = routeWrite({ date: TODAY, text: 'Another table.' });
    expect(plan([wanted], [done(routeWrite({ date: TODAY }), { trouble: 'it stays as it is' })])).toMatchObject({
      writes: [],
      skipped: [{ key: 'route-1', why: 'it stays as it is' }],
    });
    expect(plan([wanted], [done(routeWrite({ date: TODAY }), { remoteId: null })]).writes).toEqual([wanted]);
  });

  it('is told in words where a held write has none of its own', () => {
    expect(plan([noteWrite()], [ledgerRow(noteWrite(), { state: 'HELD' })]).skipped).toEqual([
      { key: 'note-1', why: 'a person has to look at it first' },
    ]);
  });
});

describe('a note of the same facts', () => {
  it('is said where the one before was never sent', () => {
    const next = noteWrite({ key: WriteKey.parse('next'), week: SchoolDate.parse('2026-03-16') });

    expect(plan([next], [ledgerRow(noteWrite(), { state: 'CANCELLED' })]).writes).toEqual([next]);
    expect(plan([next], [done(noteWrite())]).writes).toEqual([]);
  });
});

function withdraw(id: string): WithdrawWrite {
  return {
    kind: 'withdraw',
    key: WriteKey.parse('w'),
    of: WriteKey.parse('r'),
    post: { carrier: 'assignment', id: PostId.parse(id) },
    learners: [],
    title: null,
    why: routeWrite().why,
  };
}

describe('the hash of a plan', () => {
  it('tells which post is taken back', () => {
    expect(planHash([withdraw('p1')])).toBe(planHash([withdraw('p1')]));
    expect(planHash([withdraw('p1')])).not.toBe(planHash([withdraw('p2')]));
  });
});

describe('a write still matters', () => {
  it('a route on its day, a note in its week, a chance until the moment it ends', () => {
    expect([stillMatters(routeWrite({ date: TODAY }), TODAY, AT), stillMatters(routeWrite(), TODAY, AT)]).toEqual([
      true,
      false,
    ]);
    expect([
      stillMatters(noteWrite(), TODAY, AT),
      stillMatters(noteWrite({ week: SchoolDate.parse('2026-03-02') }), TODAY, AT),
    ]).toEqual([true, false]);
    const ends = [instant('2026-03-10T08:00:00Z'), instant('2026-03-10T07:59:59Z'), null];
    expect(ends.map((due) => stillMatters(reassignWrite({ due }), TODAY, AT))).toEqual([true, false, false]);
  });
});
