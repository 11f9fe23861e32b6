import type { Random } from '../../src/sandbox/shell/random.ts';
import { holdsList, mutateRecord, mutateWhole, type Kinds, type Mutated } from './mutator.ts';

/** An answer that was spoilt on its way. */
export interface Spoilt extends Mutated {
  readonly method: string;
  readonly pathname: string;
}

/** How much of a night is spoilt. */
export interface Measure {
  /** The share of answers with a list of records, and of those without: a night seldom survives one of those. */
  readonly lists: number;
  readonly singles: number;
  /** Of those, the share spoilt as a whole and not in one record. */
  readonly whole: number;
}

/** The network, with answers spoilt on their way; each is noted in `spoilt`. */
export function spoiling(
  real: typeof fetch,
  random: Random,
  measure: Measure,
  kindsOf: () => Kinds,
  spoilt: Spoilt[],
): typeof fetch {
  return async (input, init) => {
    const kinds = kindsOf();
    const answer = await real(input, init);
    const text = await answer.text();
    const address = input instanceof Request ? input.url : String(input);
    const { pathname } = new URL(address);
    const change = (): Mutated | null =>
      random() < measure.whole ? mutateWhole(random, text, address) : mutateRecord(random, text, pathname, kinds);
    const chosen = answer.ok && text !== '' && random() < (holdsList(text, kinds) ? measure.lists : measure.singles);
    const mutated = chosen ? change() : null;
    if (mutated === null)
      return new Response(answer.status === 204 ? null : text, { status: answer.status, headers: answer.headers });
    spoilt.push({ ...mutated, method: init?.method ?? 'GET', pathname });
    return new Response(mutated.text, { status: answer.status, headers: { 'content-type': mutated.type } });
  };
}
