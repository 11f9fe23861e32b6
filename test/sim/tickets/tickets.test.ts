import { describe, expect, it } from '@jest/globals';
import { play } from './play.ts';
import { PLANTED } from './planted.ts';
import { scenarioOf } from './scenario.ts';
import { playDays } from './seeds.ts';

/** Seconds of work, which a busy machine may stretch. */
const PATIENCE = 120_000;
/** No planted fault may go unseen for longer. */
const MOST_SEEDS = 500;

describe('a simulated ticket day', () => {
  it(
    'loses no answer and puts none under another name, whatever goes wrong',
    async () => {
      const tally = await playDays({ from: 0, to: 5, step: 1 });

      expect(tally.failed).toEqual([]);
      expect(tally.typed).toBeGreaterThan(60);
    },
    PATIENCE,
  );

  it('tells the same story again for the same seed', async () => {
    const [one, two] = [await play(scenarioOf('7'), { telling: true }), await play(scenarioOf('7'), { telling: true })];

    expect(two.story).toEqual(one.story);
  });
});

describe('the simulation of ticket days notices when', () => {
  it.each(Object.entries(PLANTED))(
    '%s',
    async (_name, { wrong, from, as }) => {
      let seen: string | null = null;
      for (let seed = from; seed < from + MOST_SEEDS && seen === null; seed += 1) {
        const { findings } = await play(scenarioOf(`${seed}`), { wrong: wrong() });
        const finding = findings.find(({ kind }) => as.includes(kind));
        if (finding !== undefined) seen = `seed ${seed}: ${finding.kind}: ${finding.what}`;
      }
      if (seen !== null) process.stdout.write(`  seen by ${seen}\n`);

      expect(seen).not.toBeNull();
    },
    PATIENCE,
  );
});
