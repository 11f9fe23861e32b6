import type { Wrong } from './play.ts';
import { scenarioOf } from './scenario.ts';
import type { AdapterId } from './stage.ts';
import { emptyTally, playInto, type Tally } from './tally.ts';

/** Plays the seeds `from`, `from + step`, ... below `to`; a seed is its number. */
export async function playSeeds({
  from,
  to,
  step,
  adapter = null,
  wrong = {},
}: {
  from: number;
  to: number;
  step: number;
  adapter?: AdapterId | null;
  wrong?: Wrong;
}): Promise<Tally> {
  const named = adapter === null ? '' : `--adapter ${adapter} `;
  const tally = emptyTally();
  for (let seed = from; seed < to; seed += step)
    await playInto(tally, `${named}--seed ${seed}`, scenarioOf(`${seed}`, adapter), { wrong });
  return tally;
}
