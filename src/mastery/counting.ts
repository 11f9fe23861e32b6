import type { Said } from '../language.ts';

/** What a sentence calls the results it counts, and the occasions they come from: a reader's word for evidence and for sources. */
export interface Counting {
  counted(results: number, occasions: number): Said;
  /** A sentence: so many results are missing. */
  missing(results: number): Said;
  /** A sentence: all of it rests on this one. */
  restsOn(occasion: string): Said;
  /** A sentence: these two contradict each other. */
  disagree(one: string, other: string): Said;
}

/** As teachers read it. */
export const OCCASIONS: Counting = {
  counted: (results, occasions) => ({
    en: `${results} ${results === 1 ? 'result' : 'results'} on ${occasions} ${occasions === 1 ? 'occasion' : 'occasions'}`,
    es: `${results} ${results === 1 ? 'resultado' : 'resultados'} en ${occasions} ${occasions === 1 ? 'ocasión' : 'ocasiones'}`,
  }),
  missing: (results) =>
    results === 1
      ? { en: 'One more result is missing.', es: 'Falta un resultado más.' }
      : { en: `${results} more results are missing.`, es: `Faltan ${results} resultados más.` },
  restsOn: (occasion) => ({
    en: `This rests on one occasion: ${occasion}.`,
    es: `Esto depende de una sola ocasión: ${occasion}.`,
  }),
  disagree: (one, other) => ({
    en: `The results of ${one} and ${other} disagree.`,
    es: `Los resultados de ${one} y ${other} no coinciden.`,
  }),
};
