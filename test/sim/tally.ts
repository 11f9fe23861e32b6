import type { Marker } from '../../src/ids.ts';
import type { Finding, FindingKind } from './judge/finding.ts';
import { meaningOf } from './judge/meaning.ts';
import { judge } from './judge/oracle.ts';
import { addGuards, type GuardCount } from './guards.ts';
import { play, type Played, type Wrong } from './play.ts';
import type { Scenario } from './scenario.ts';
import type { Room } from './room.ts';
import type { Policy } from './world.ts';

/** What many plays come to. */
export interface Tally {
  plays: number;
  points: number;
  crashes: number;
  /** Messages to a child that were decided, and those a child saw. */
  decided: number;
  seen: number;
  held: number;
  readonly faults: Record<string, number>;
  readonly guards: GuardCount;
  readonly findings: Partial<Record<FindingKind, number>>;
  readonly failed: { readonly name: string; readonly findings: readonly Finding[] }[];
}

export function emptyTally(): Tally {
  return {
    plays: 0,
    points: 0,
    crashes: 0,
    decided: 0,
    seen: 0,
    held: 0,
    faults: {},
    guards: {},
    findings: {},
    failed: [],
  };
}

/** Plays one scenario and adds it up; what it found comes back. */
export async function playInto(
  tally: Tally,
  name: string,
  scenario: Scenario,
  options: { policy?: Policy; wrong?: Wrong } = {},
): Promise<readonly Finding[]> {
  const played = await play(scenario, options);
  const findings = judge(played);
  const { decided, seen } = messages(played);
  tally.plays += 1;
  tally.points += played.world.points;
  tally.crashes += played.world.crashes;
  tally.decided += decided;
  tally.seen += seen;
  tally.held += played.held;
  for (const [fault, times] of played.world.met) tally.faults[fault] = (tally.faults[fault] ?? 0) + times;
  addGuards(tally.guards, played.guards.counts);
  for (const { kind } of findings) tally.findings[kind] = (tally.findings[kind] ?? 0) + 1;
  if (findings.length > 0) tally.failed.push({ name, findings });
  return findings;
}

export function addTally(sum: Tally, more: Tally): void {
  for (const count of ['plays', 'points', 'crashes', 'decided', 'seen', 'held'] as const) sum[count] += more[count];
  for (const [fault, times] of Object.entries(more.faults)) sum.faults[fault] = (sum.faults[fault] ?? 0) + times;
  for (const [kind, times] of Object.entries(more.findings) as [FindingKind, number][])
    sum.findings[kind] = (sum.findings[kind] ?? 0) + times;
  addGuards(sum.guards, more.guards);
  sum.failed.push(...more.failed);
}

function messages({ rooms }: Played): { decided: number; seen: number } {
  const each = rooms.map(messagesOf);
  return {
    decided: each.reduce((sum, { decided }) => sum + decided, 0),
    seen: each.reduce((sum, { seen }) => sum + seen, 0),
  };
}

function messagesOf({ book: { decided }, host }: Room): { decided: number; seen: number } {
  const all = new Set(
    [...decided.values()].flat().flatMap((write) => write.learners.map((learner) => meaningOf(write, learner))),
  );
  const seen = new Set(
    host.sightings.flatMap(({ post, learner, by }) => {
      const write = by.ours ? decided.get((post.marker ?? '') as Marker)?.[0] : undefined;
      return write === undefined ? [] : [meaningOf(write, learner)];
    }),
  );
  return { decided: all.size, seen: seen.size };
}
