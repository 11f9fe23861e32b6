import type { Post } from '../../src/lms/posts.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import type { Approved } from '../../src/sync/acts/approve.ts';
import type { NightReport } from '../../src/sync/night/night.ts';
import type { Moved } from '../../src/sync/acts/teachers-hand.ts';
import type { UndoReport } from '../../src/sync/acts/undo.ts';
import { minutesBetween, type Instant } from '../../src/time.ts';
import type { Guard, Guards } from './guards.ts';
import { tellsSetBack } from './judge/set-back.ts';
import type { HandAct } from './strokes.ts';

/** What a report says when a guard left something undone. */
const SAYS: readonly { readonly guard: Guard; readonly why: RegExp }[] = [
  { guard: 'row was closed already, or never is again', why: /it was closed after the plan had been approved/ },
  { guard: 'comment unclear: too early to say', why: /looked for again after ten minutes/ },
  { guard: 'paused: nothing is begun', why: /^paused by/ },
  { guard: "over a child's cap", why: /^over the cap of \d+ (a day for a learner|writes a night for this class)/ },
  { guard: 'removed by a teacher: not sent again', why: /a teacher removed the post; it is not sent again/ },
  { guard: 'undone: not sent again by itself', why: /^withdrawn by undo of run/ },
  { guard: 'edited by a teacher: left', why: /a teacher edited the post; it is left as it is/ },
];

/** What a night or an approval says of its writes. */
export function reportedBy(guards: Guards, { courses }: NightReport): void {
  for (const { writes, problems } of courses) {
    const sent = writes.created + writes.updated + writes.adopted;
    for (const { guard, why } of SAYS) {
      for (let n = 0; n < sent; n += 1) guards.asked(guard, false);
      for (const left of [...writes.skipped, ...writes.failed]) if (why.test(left.why)) guards.asked(guard, true);
    }
    guards.asked(
      'roster lost more than half',
      problems.some(({ kind }) => kind === 'roster'),
    );
    guards.asked('set back ledger: what stands is not sent again', problems.some(tellsSetBack));
  }
}

export function approvedBy(guards: Guards, approved: Approved): void {
  guards.asked('plan stale', !approved.ok && approved.reason === 'stale');
  guards.asked('plan waits while paused', !approved.ok && approved.reason === 'paused');
}

/** @param moved what the teacher reads: there is nothing of the kind any more, or another run is at work */
export function movedHandBy(guards: Guards, act: HandAct, { ok, said: { en } }: Moved): void {
  const isGone = !ok && en.startsWith('That is not in the plan any more');
  guards.asked(act === 'anew' ? 'asked for anew: nothing was undone' : 'stroke: the message is gone', isGone);
  guards.asked('stroke: another run is at work', !ok && en.startsWith('Another run'));
}

/** What was undone today waits for a teacher's word once a person has asked for it, in a class that sends by itself too. */
export function byHandBy(guards: Guards, { courses }: NightReport, review: 'auto' | 'teacher'): void {
  if (review === 'teacher') return;
  for (const { writes } of courses) guards.asked('asked for anew: waits for a teacher', writes.waiting > 0);
}

export function undoneBy(guards: Guards, { kept, withdrawn }: UndoReport): void {
  for (const guard of ['undo: worked on, stays', 'undo: edited, stays'] as const)
    withdrawn.forEach(() => {
      guards.asked(guard, false);
    });
  for (const each of kept) {
    if (each.for === 'worked') guards.asked('undo: worked on, stays', true);
    if (each.for === 'edited') guards.asked('undo: edited, stays', true);
  }
}

/** What the run had listed, against the ledger at its end: drafts that are no row's, and posts that were not listed. */
export function listedBy(guards: Guards, listed: readonly Post[], rows: readonly LedgerRow[], at: Instant): void {
  const bound = new Set(
    rows.filter(({ state }) => state !== 'CANCELLED' && state !== 'TOMBSTONE').map(({ remoteId }) => remoteId),
  );
  for (const { ours, state, ref, createdAt } of listed) {
    if (ours && state === 'draft' && createdAt !== null && !bound.has(ref.id))
      guards.asked('stray too young to sweep', minutesBetween(createdAt, at) <= 60);
  }
  const there = new Set(listed.map(({ ref }) => ref.id));
  for (const { state, write, remoteId, changedAt } of rows) {
    if (
      state !== 'BOUND' ||
      write.kind !== 'route' ||
      write.date >= at.slice(0, 10) ||
      remoteId === null ||
      changedAt === at
    )
      continue;
    guards.asked('absence not yet believed', !there.has(remoteId));
  }
}

/** @param said what the teacher reads */
export function heldBy(guards: Guards, said: string): void {
  guards.asked('held: stands already', said.startsWith('It stands in the class already'));
  guards.asked('held: no longer so', said.startsWith('What it says is no longer so'));
}
