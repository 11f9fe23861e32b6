import { describe, expect, it } from '@jest/globals';
import { judge } from '../judge/oracle.ts';
import { play } from '../play.ts';
import { scenarioOf } from '../scenario.ts';
import type { AdapterId } from '../stage.ts';
import { PLANTED_THERE } from './planted.ts';

/** No planted fault may go unseen for longer. */
const MOST_SEEDS = 60;

describe.each(Object.entries(PLANTED_THERE))(
  'through the adapter of %s, the simulation notices',
  (adapter, planted) => {
    it.each(Object.entries(planted))(
      '%s',
      async (_name, { wrong, from, deeds }) => {
        let seen: string | null = null;
        for (let seed = from; seed < from + MOST_SEEDS && seen === null; seed += 1) {
          const scenario = scenarioOf(`${seed}`, adapter as AdapterId); // the table's keys
          const [finding] = judge(
            await play(deeds === undefined ? scenario : { ...scenario, deeds }, { wrong: wrong() }),
          );
          if (finding !== undefined) seen = `seed ${seed}: ${finding.kind}: ${finding.what}`;
        }
        if (seen !== null) process.stdout.write(`  seen by ${seen}\n`);

        expect(seen).not.toBeNull();
      },
      120_000,
    );
  },
);
