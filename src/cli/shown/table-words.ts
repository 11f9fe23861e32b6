import type { Counting } from '../../mastery/counting.ts';

/** A table counts what its columns are called, `evidence` and `source`; programs read these sentences, so that they stay as they are. */
export const SOURCES: Counting = {
  counted: (evidence, sources) => ({
    en: `${evidence} ${evidence === 1 ? 'piece' : 'pieces'} of evidence from ${sources} ${sources === 1 ? 'source' : 'sources'}`,
    es: `${evidence} ${evidence === 1 ? 'evidencia' : 'evidencias'} de ${sources} ${sources === 1 ? 'fuente' : 'fuentes'}`,
  }),
  missing: (evidence) =>
    evidence === 1
      ? { en: 'One more piece of evidence is missing.', es: 'Falta una evidencia más.' }
      : { en: `${evidence} more pieces of evidence are missing.`, es: `Faltan ${evidence} evidencias más.` },
  restsOn: (source) => ({
    en: `This rests on one source: ${source}.`,
    es: `Esto depende de una sola fuente: ${source}.`,
  }),
  disagree: (one, other) => ({
    en: `The sources disagree: ${one} and ${other}.`,
    es: `Las fuentes no coinciden: ${one} y ${other}.`,
  }),
};
