import { describe, expect, it } from '@jest/globals';
import { judge } from '../judge/oracle.ts';
import { play } from '../play.ts';
import { scenarioOf } from '../scenario.ts';
import { playSeeds } from '../seeds.ts';

/** Seconds of work, which a busy machine may stretch. */
const PATIENCE = 120_000;

describe.each(['google', 'schoology'] as const)('a course through the adapter of %s, request by request', (adapter) => {
  it(
    'gives each child its own messages, once, and loses none, whatever goes wrong',
    async () => {
      const tally = await playSeeds({ from: 0, to: 6, step: 1, adapter });

      expect(tally.failed).toEqual([]);
      expect(tally.seen).toBeGreaterThan(tally.decided * 0.8);
      expect(tally.crashes).toBeGreaterThan(2);
    },
    PATIENCE,
  );

  it(
    'tells the same story again for the same seed',
    async () => {
      const [one, two] = [
        await play(scenarioOf('0', adapter), { telling: true }),
        await play(scenarioOf('0', adapter), { telling: true }),
      ];

      expect(two.world.story).toEqual(one.world.story);
      expect(judge(two)).toEqual(judge(one));
    },
    PATIENCE,
  );
});
