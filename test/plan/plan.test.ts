import { describe, expect, it } from '@jest/globals';
import { LearnerId, PostId, TargetCode, WriteKey } from '../../src/ids.ts';
import { NOTHING_SEEN } from '../../src/plan/decisions.ts';
import { planHash, planWrites, viewOf } from '../../src/plan/plan.ts';
import type { Strike } from '../../src/plan/hand.ts';
import type { PostingWrite } from '../../src/plan/types.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import type { LedgerRow, LedgerState } from '../../src/plan/ledger-row.ts';
import { learners, ledgerRow, noteWrite, reassignWrite, routeWrite } from '../builders/memory/ledger.ts';

const keyOf = (...parts: readonly string[]): WriteKey => WriteKey.parse(parts.join('|'));

function ids(of: string[] = []): Set<PostId> {
  return new Set(of.map((id) => PostId.parse(id)));
}

function plan(
  wanted: PostingWrite[],
  rows: LedgerRow[],
  options: { date?: string; touched?: string[]; edited?: string[]; worked?: readonly string[] } = {},
) {
  const date = SchoolDate.parse(options.date ?? '2026-03-09');
  return planWrites(
    wanted,
    {
      rows,
      touched: ids(options.touched),
      edited: ids(options.edited),
      worked: new Map([[PostId.parse('p1'), new Set((options.worked ?? []).map((id) => LearnerId.parse(id)))]]),
      strikes: [],
    },
    date,
    instant(`${date}T08:00:00Z`),
    keyOf,
  );
}

const done = (write: PostingWrite, id = 'p1'): LedgerRow =>
  ledgerRow(write, { state: 'DONE', remoteId: PostId.parse(id) });

function noteOf(week: string, factsHash: string): PostingWrite {
  return noteWrite({ key: WriteKey.parse(`note ${week}`), week: SchoolDate.parse(week), factsHash });
}

function withLink(link: { title: string; url: string }): PostingWrite {
  return routeWrite({ links: [link] });
}

describe('what was approved and never sent', () => {
  const ben = LearnerId.parse('ben');

  const DECIDED = instant('2026-03-05T08:00:00Z');
  const shared = reassignWrite({ learners: learners('ana', 'ben') });
  const row = ledgerRow(shared, { state: 'NEW', decidedAt: DECIDED });
  const strike = (over: Partial<Strike> = {}): Strike => ({
    kind: 'reassign',
    learner: ben,
    target: shared.target,
    date: SchoolDate.parse('2026-03-06'),
    struck: true,
    at: instant('2026-03-06T11:00:00Z'),
    ...over,
  });
  const AT = instant('2026-03-09T08:00:00Z');
  const after = (...strikes: Strike[]) =>
    planWrites([shared], viewOf([row], NOTHING_SEEN, strikes), SchoolDate.parse('2026-03-09'), AT, keyOf);

  it('is closed, not sent, where a teacher has struck a part of it since, though newer work asks for it again', () => {
    expect(after(strike())).toMatchObject({ resume: [], cancel: [row], writes: [] });
  });

  it('is sent where the strike was taken back, was of before, or meant something else', () => {
    for (const strikes of [
      [strike(), strike({ struck: false })],
      [strike({ at: DECIDED })],
      [strike({ learner: LearnerId.parse('cid') })],
      [strike({ target: TargetCode.parse('other') })],
      [strike({ kind: 'route' })],
    ])
      expect(after(...strikes)).toMatchObject({ resume: [row], cancel: [] });
  });

  it('is offered to the teacher anew once it is closed', () => {
    const closed = { ...row, state: 'CANCELLED' as const };
    const view = viewOf([closed], NOTHING_SEEN, [strike()]);
    expect(planWrites([shared], view, SchoolDate.parse('2026-03-10'), AT, keyOf).writes).toEqual([shared]);
  });
});

describe('a plan', () => {
  it('holds everything that was never written', () => {
    expect(plan([routeWrite(), noteWrite()], []).writes.map((write) => write.kind)).toEqual(['route', 'note']);
  });

  it('is empty when all of it stands already', () => {
    const planned = plan(
      [routeWrite(), reassignWrite(), noteWrite()],
      [done(routeWrite()), done(reassignWrite()), done(noteWrite())],
    );

    expect(planned).toMatchObject({ writes: [], resume: [], cancel: [], unchanged: 3 });
  });

  it('is empty too where a store gave the fields of a link back in another order', () => {
    const stands = done(withLink({ url: 'https://activities.example/strips', title: 'Strips' }));
    expect(plan([withLink({ title: 'Strips', url: 'https://activities.example/strips' })], [stands]).writes).toEqual(
      [],
    );
    expect(
      plan([withLink({ title: 'Strips', url: 'https://activities.example/other' })], [stands]).writes,
    ).toHaveLength(1);
  });

  it("changes the day's route post when the group changed", () => {
    const changed = routeWrite({ learners: learners('s1', 's3') });

    expect(plan([changed], [done(routeWrite())]).writes).toEqual([changed]);
  });

  it('does not say a note twice in a week, nor the same facts in another week', () => {
    const sent = done(noteWrite());

    expect(plan([noteWrite({ text: 'Other words.', factsHash: 'facts-2' })], [sent])).toMatchObject({
      writes: [],
      unchanged: 1,
    });
    expect(
      plan([noteWrite({ key: WriteKey.parse('note-2'), week: SchoolDate.parse('2026-03-16') })], [sent]),
    ).toMatchObject({ writes: [], unchanged: 1 });
    expect(
      plan(
        [noteWrite({ key: WriteKey.parse('note-2'), week: SchoolDate.parse('2026-03-16'), factsHash: 'facts-2' })],
        [sent],
      ).writes,
    ).toHaveLength(1);
  });

  it('compares a note with the last one said, whichever row that is', () => {
    const rows = [done(noteOf('2026-03-02', 'A')), done(noteOf('2026-03-09', 'B'))];

    for (const ledger of [rows, rows.toReversed()]) {
      expect(plan([noteOf('2026-03-16', 'B')], ledger)).toMatchObject({ writes: [], unchanged: 1 });
      expect(plan([noteOf('2026-03-16', 'A')], ledger).writes).toHaveLength(1);
    }
  });

  it("takes back today's post of a session that fell away", () => {
    const second = done(routeWrite({ key: WriteKey.parse('second'), slot: 'second' }), 'p2');

    expect(plan([routeWrite()], [done(routeWrite()), second]).writes).toMatchObject([
      { kind: 'withdraw', of: 'second' },
    ]);
    expect(plan([], [done(routeWrite({ date: SchoolDate.parse('2026-03-10') }))]).writes).toEqual([]); // a later day's, approved already
  });

  it("withdraws yesterday's route post that nobody touched", () => {
    const planned = plan([], [done(routeWrite())], { date: '2026-03-10' });

    expect(planned.writes).toMatchObject([{ kind: 'withdraw', of: 'route-1', post: { id: 'p1' } }]);
  });

  it("leaves yesterday's route post when somebody touched it", () => {
    expect(plan([], [done(routeWrite())], { date: '2026-03-10', touched: ['p1'] }).writes).toEqual([]);
  });

  it("takes today's post of a session that fell away from those who have not worked on it", () => {
    const worked = { touched: ['p1'], worked: ['s2'] };
    const [taken] = plan([], [done(routeWrite())], worked).writes;

    expect(taken).toMatchObject({ kind: 'withdraw', of: 'route-1', learners: ['s1'] });
    expect(plan([], [done(routeWrite({ learners: learners('s2') }))], worked).writes).toEqual([]); // who is left has worked on it
    expect(plan([], [done(routeWrite())], { ...worked, edited: ['p1'] }).writes).toEqual([]);
    expect(plan([], [done(routeWrite())], { ...worked, date: '2026-03-10' }).writes).toEqual([]);
    expect(plan([routeWrite()], [done(routeWrite())], worked).writes).toEqual([]);
  });

  it('never takes back a chance that was given', () => {
    expect(plan([], [done(reassignWrite())], { date: '2026-03-10' })).toMatchObject({ writes: [], unchanged: 1 });
  });

  it.each<[LedgerState]>([['HELD'], ['TOMBSTONE']])('skips with a reason what is %s', (state) => {
    const planned = plan([routeWrite()], [ledgerRow(routeWrite(), { state, trouble: 'a person has to look' })]);

    expect(planned).toMatchObject({ writes: [], skipped: [{ key: 'route-1', why: 'a person has to look' }] });
  });

  it('goes on with what a dead run left, and closes what is no longer wanted', () => {
    const [wanted, unwanted] = [ledgerRow(routeWrite()), ledgerRow(reassignWrite(), { state: 'BOUND' })];
    const planned = plan([routeWrite()], [wanted, unwanted]);

    expect(planned).toMatchObject({ writes: [], resume: [wanted], cancel: [unwanted] });
  });

  it('does not change a route post that a teacher edited', () => {
    const planned = plan([routeWrite({ learners: learners('s1', 's3') })], [done(routeWrite())], { edited: ['p1'] });

    expect(planned).toMatchObject({ writes: [], skipped: [{ why: expect.stringContaining('edited') }] });
  });

  it('closes a chance whose window ended before it was sent', () => {
    const late = ledgerRow(reassignWrite({ due: instant('2026-03-08T12:00:00Z') }));

    expect(plan([late.write], [late])).toMatchObject({ resume: [], cancel: [late] });
  });

  it('asks again for what was closed unseen', () => {
    expect(plan([routeWrite()], [ledgerRow(routeWrite(), { state: 'CANCELLED' })]).writes).toHaveLength(1);
  });

  it('has the same hash for the same writes only', () => {
    expect(planHash([routeWrite()])).toBe(
      planHash([routeWrite({ why: { evidence: [], rule: { en: '', es: '' }, wouldChange: { en: '', es: '' } } })]),
    );
    expect(planHash([routeWrite()])).not.toBe(planHash([routeWrite({ text: 'Other words.' })]));
    expect(planHash([routeWrite()])).not.toBe(planHash([routeWrite({ learners: learners('s1') })]));
  });
});
