import type { Said } from '../../language.ts';

/** The smallest number of results a method asks for before it says anything: ends its clause, nothing when one is enough. */
export function fromResults(clause: Said, atLeast: number): Said {
  if (atLeast <= 1) return clause;
  return { en: `${clause.en}, from ${atLeast} results on`, es: `${clause.es}, a partir de ${atLeast} resultados` };
}

/** What it waits for until then. */
export function awaitsResults(atLeast: number): Said {
  return { en: `It takes ${atLeast} results.`, es: `Hacen falta ${atLeast} resultados.` };
}
