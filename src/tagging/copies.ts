import { placeKey } from './place.ts';
import { STOP_WORDS } from './stop-words.ts';
import { wordsOf } from './terms.ts';
import type { Settled, Suggestion, Untagged } from './types.ts';

/** What is copied from work whose target is settled. */
export type Copies = (untagged: Untagged) => Suggestion | null;

/** Words that say which occasion it was, and not what was asked. */
const OCCASION = new Set(
  `copy copia ticket boleto entrance entrada exit salida slip station estación warm calentamiento bell ringer quiz quizzes test prueba examen
   homework tarea classwork practice práctica review repaso work trabajo week semana day día unit unidad lesson lección part parte question
   pregunta row criterion criterio name nombre page página monday tuesday wednesday thursday friday lunes martes miércoles jueves viernes
   january february march april may june july august september october november december enero febrero marzo abril mayo junio julio agosto
   septiembre octubre noviembre diciembre`.split(/\s+/),
);
/** What a host or a teacher puts before the title of a copy. */
const COPY_OF = /^\s*(?:copy of|copia de)\s+|\s*\((?:copy|copia|\d{1,2})\)\s*$/giu;
const DATES =
  /\b\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?\b|\b20\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b|\b\d{1,2}\s+de\s+\p{L}+/giu;
/** So many words or figures of what is asked make two texts the same and not only alike. */
const TELLING = 2;

/**
 * The settled work that an untagged question, row or title was copied from. A form made of another keeps the ids of its items, a class
 * made of last year's its titles. Where the same words stood for several targets, it stays open which is meant.
 */
export function readCopies(settled: readonly Settled[]): Copies {
  const byText = new Map<string, Settled[]>();
  for (const each of settled) {
    const key = textKey(each);
    if (key !== null) byText.set(key, [...(byText.get(key) ?? []), each]);
  }
  return (untagged) => {
    const key = textKey(untagged);
    const own = placeKey(untagged.place);
    const same = key === null ? [] : (byText.get(key) ?? []).filter(({ place }) => placeKey(place) !== own);
    const targets = [...new Set(same.map(({ target }) => target))].toSorted();
    const [only] = targets;
    if (only === undefined) return null;
    if (targets.length > 1) return { target: only, sureness: 'unsure', reason: { kind: 'several', targets } };
    return { target: only, sureness: 'sure', reason: { kind: 'copied', from: told(same) } };
  };
}

/** The same text on any day, of a copy too; null: it says too little for that. */
function textKey({ place, text }: Untagged): string | null {
  const isWork = 'coursework' in place && !('criterion' in place);
  const read = text.replace(COPY_OF, '').replace(isWork ? DATES : /^$/u, ' ');
  const words = wordsOf(read);
  const telling = words.filter((word) => !OCCASION.has(word) && (/\d/.test(word) ? !isWork : isContent(word)));
  if (new Set(telling).size < TELLING) return null;
  const signs = isWork ? '' : (read.match(/[+\-−–×÷=*/<>%$.]/gu) ?? []).join('');
  return [isWork ? 'work' : 'criterion' in place ? 'row' : 'question', words.join(' '), signs].join('\0');
}

function isContent(word: string): boolean {
  return !STOP_WORDS.en.has(word) && !STOP_WORDS.es.has(word);
}

/** Named after the newest of them whose title may be told. */
function told(same: readonly Settled[]): string | null {
  return (
    same
      .map(({ from }) => from)
      .filter((from) => from !== null)
      .toSorted()
      .at(-1) ?? null
  );
}
