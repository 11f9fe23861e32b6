import { describe, expect, it } from '@jest/globals';
import { play } from './play.ts';
import { judge } from './judge/oracle.ts';
import { batch, policyOf } from './points.ts';
import { HOSTS } from './school.ts';
import { scenarioOf } from './scenario.ts';
import { playSeeds } from './seeds.ts';
import { emptyTally, playInto } from './tally.ts';

/** Seconds of work, which a busy machine may stretch. */
const PATIENCE = 120_000;

describe('a simulated course', () => {
  it(
    'gives each child its own messages, once, and loses none, whatever goes wrong',
    async () => {
      const tally = await playSeeds({ from: 0, to: 40, step: 1 });

      expect(tally.failed).toEqual([]);
      expect(tally.seen).toBeGreaterThan(tally.decided * 0.8);
      expect(tally.crashes).toBeGreaterThan(10);
    },
    PATIENCE,
  );

  it.each([...HOSTS.keys()])(
    'survives a death at any point of a batch for three children, on host %i',
    async (host) => {
      const tally = emptyTally();
      const { noisyPoints } = await play(batch(host));
      for (let point = 0; point < noisyPoints; point += 3) {
        await playInto(tally, `--host ${host} --at ${point}:crash-before`, batch(host), {
          policy: policyOf(new Map([[point, 'crash-before']])),
        });
      }

      expect(tally.failed).toEqual([]);
      expect(tally.crashes).toBe(tally.plays);
    },
    PATIENCE,
  );

  it('tells the same story again for the same seed', async () => {
    const [one, two] = [await play(scenarioOf('7'), { telling: true }), await play(scenarioOf('7'), { telling: true })];

    expect(two.world.story).toEqual(one.world.story);
    expect(judge(two)).toEqual(judge(one));
  });
});
