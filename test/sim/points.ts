import { faultsOf, type Fault } from './faults.ts';
import { play } from './play.ts';
import type { Scenario } from './scenario.ts';
import { HOSTS } from './school.ts';
import type { AdapterId, StageId } from './stage.ts';
import { emptyTally, playInto, type Tally } from './tally.ts';
import type { Policy } from './world.ts';

/** A batch for three children, one night, then quiet ones; what goes wrong is said point by point. */
export function batch(host: StageId): Scenario {
  return {
    seed: 'three children',
    review: 'auto',
    host,
    places: 1,
    faults: 0,
    only: null,
    deeds: 0,
    acts: 0,
    noisyDays: 1,
    quietDays: 2,
    doubles: 0,
    setBack: false,
    steer: null,
  };
}

/** Where each point stands, and of which kind it is, when the faults `at` are met on the way. */
export function policyOf(at: ReadonlyMap<number, Fault>): Policy {
  return (_point, index) => at.get(index) ?? null;
}

/** The points of the noisy night, as one play met them. */
async function pointsOf(
  host: StageId,
  at: ReadonlyMap<number, Fault>,
): Promise<{ readonly kind: Parameters<Policy>[0]['kind'] }[]> {
  const met: { readonly kind: Parameters<Policy>[0]['kind'] }[] = [];
  const given = policyOf(at);
  const played = await play(batch(host), {
    policy: (point, index) => {
      met.push({ kind: point.kind });
      return given(point, index);
    },
  });
  return met.slice(0, played.noisyPoints);
}

/** Every fault there is at every single point of the batch, on the hosts in memory or through one adapter. */
export async function everyFault(part: number, parts: number, adapter: AdapterId | null): Promise<Tally> {
  const tally = emptyTally();
  for (const host of adapter === null ? HOSTS.keys() : [adapter]) {
    const points = await pointsOf(host, new Map());
    for (const [index, { kind }] of points.entries()) {
      if (index % parts !== part) continue;
      for (const fault of faultsOf(kind, adapter !== null)) await playAt(tally, host, [[index, fault]]);
    }
  }
  return tally;
}

/**
 * Every pair of deaths: the first at each point, the second at each point of what then follows. A death after an effect is the
 * death before the next point: nothing but what was kept is left either way.
 */
export async function everyPairOfDeaths(part: number, parts: number): Promise<Tally> {
  const tally = emptyTally();
  for (const host of HOSTS.keys()) {
    const points = await pointsOf(host, new Map());
    for (let first = part; first < points.length; first += parts) {
      const after = await pointsOf(host, new Map([[first, 'crash-before']]));
      for (let second = first + 1; second < after.length; second += 1) {
        await playAt(tally, host, [
          [first, 'crash-before'],
          [second, 'crash-before'],
        ]);
      }
    }
  }
  return tally;
}

async function playAt(tally: Tally, host: StageId, at: readonly (readonly [number, Fault])[]): Promise<void> {
  await playInto(
    tally,
    `${typeof host === 'string' ? '--adapter' : '--host'} ${host} --at ${at.map(([index, fault]) => `${index}:${fault}`).join(',')}`,
    batch(host),
    { policy: policyOf(new Map(at)) },
  );
}
