import type { Finding, FindingKind } from './finding.ts';
import { addGuards, type GuardCount } from './guards.ts';
import { play } from './play.ts';
import { scenarioOf } from './scenario.ts';
import type { Wrong } from './wrong.ts';

/** What many ticket days come to. */
export interface DayTally {
  plays: number;
  typed: number;
  readonly guards: GuardCount;
  readonly findings: Partial<Record<FindingKind, number>>;
  readonly failed: { readonly seed: number; readonly findings: readonly Finding[] }[];
}

export function emptyDays(): DayTally {
  return { plays: 0, typed: 0, guards: {}, findings: {}, failed: [] };
}

/** Plays the seeds `from`, `from + step`, ... below `to`. */
export async function playDays(
  { from, to, step }: { readonly from: number; readonly to: number; readonly step: number },
  wrong?: Wrong,
): Promise<DayTally> {
  const tally = emptyDays();
  for (let seed = from; seed < to; seed += step) {
    const { findings, guards, typed } = await play(scenarioOf(`${seed}`), wrong === undefined ? {} : { wrong });
    tally.plays += 1;
    tally.typed += typed.length;
    addGuards(tally.guards, guards);
    for (const { kind } of findings) tally.findings[kind] = (tally.findings[kind] ?? 0) + 1;
    if (findings.length > 0) tally.failed.push({ seed, findings });
  }
  return tally;
}

export function addDays(sum: DayTally, more: DayTally): void {
  sum.plays += more.plays;
  sum.typed += more.typed;
  addGuards(sum.guards, more.guards);
  for (const [kind, times] of Object.entries(more.findings) as [FindingKind, number][])
    sum.findings[kind] = (sum.findings[kind] ?? 0) + times;
  sum.failed.push(...more.failed);
}
