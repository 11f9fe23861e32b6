import type { RunId } from '../../../ids.ts';
import { perKind, type KindName } from '../../../plan/kinds/registry.ts';
import type { Pause } from '../../../writeback/brakes.ts';
import { canUndo } from '../../../writeback/undo.ts';
import type { BoardInput } from './input.ts';
import type { Lookup } from './lookup.ts';

/** Sending to this class is paused. */
export interface PausedSince extends Pick<Pause, 'of' | 'by'> {
  readonly moment: string;
}

/** What the newest run that sent anything put into the class, as far as it is still there. */
export interface LastSent {
  readonly run: RunId;
  readonly moment: string;
  readonly counts: Readonly<Record<KindName, number>>;
}

export function pausedOf({ pause }: BoardInput, look: Lookup): PausedSince | null {
  return pause === null ? null : { of: pause.of, by: pause.by, moment: look.moment(pause.since) };
}

/** Null when nothing that was sent is still in the class. */
export function lastSentOf({ ledger }: BoardInput, look: Lookup): LastSent | null {
  const sent = ledger.filter((row) => row.state === 'DONE' && row.carrier !== 'none');
  const newest = sent.reduce(
    (last, row) => (last === null || row.changedAt > last.changedAt ? row : last),
    sent[0] ?? null,
  );
  if (newest === null) return null;
  const counts = perKind(() => 0);
  for (const row of ledger) {
    if (row.run === newest.run && row.carrier !== 'none' && row.state !== 'HELD' && canUndo(row))
      counts[row.write.kind] += 1;
  }
  return { run: newest.run, moment: look.moment(newest.changedAt), counts };
}
