import { describe, expect, it } from '@jest/globals';
import { judge } from '../judge/oracle.ts';
import { play } from '../play.ts';
import { scenarioOf } from '../scenario.ts';
import { PLANTED } from './index.ts';

/** No planted fault may go unseen for longer. */
const MOST_SEEDS = 250;

describe('the simulation notices', () => {
  it.each(Object.entries(PLANTED))(
    '%s',
    async (_name, { wrong, from, as }) => {
      let seen: string | null = null;
      for (let seed = from; seed < from + MOST_SEEDS && seen === null; seed += 1) {
        const findings = judge(await play(scenarioOf(`${seed}`), { wrong: wrong() }));
        const finding = findings.find(({ kind }) => as === undefined || kind === as);
        if (finding !== undefined) seen = `seed ${seed}: ${finding.kind}: ${finding.what}`;
      }
      if (seen !== null) process.stdout.write(`  seen by ${seen}\n`);

      expect(seen).not.toBeNull();
    },
    120_000,
  );
});
