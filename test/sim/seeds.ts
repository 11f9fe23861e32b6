import { scenarioOf, type Wrong } from './play.ts';
import { emptyTally, playInto, type Tally } from './tally.ts';

/** Plays the seeds `from`, `from + step`, ... below `to`; a seed is its number. */
export async function playSeeds({ from, to, step, wrong = {} }: { from: number; to: number; step: number; wrong?: Wrong }): Promise<Tally> {
  const tally = emptyTally();
  for (let seed = from; seed < to; seed += step) await playInto(tally, `--seed ${seed}`, scenarioOf(`${seed}`), { wrong });
  return tally;
}
