import { z } from 'zod';
import type { Said } from '../language.ts';

/** Characters a note in the teacher's own words may have, as a browser counts them. */
export const LONGEST_NOTE = 2000;

/** A note in a teacher's words, as it may be sent to a child. */
export const NoteText = z.string().brand<'NoteText'>();
export type NoteText = z.infer<typeof NoteText>;

/** Control characters but the end of a line, halves of characters, and what hides in a line or turns it around; what joins emoji may stay. */
const HIDDEN = /[^\P{Cc}\n]|\p{Cs}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;
/** A tag, a comment or a character reference of HTML: an LMS may show it as such, or not at all. */
const MARKUP = /<[a-z!/?][^>]*>|&(#\d+|#x[0-9a-f]+|[a-z]+\d*);/i;

const REFUSED = {
  empty: {
    en: 'A note has to say something. To send none, strike it.',
    es: 'Una nota tiene que decir algo. Para no enviarla, táchela.',
  },
  long: {
    en: `A note has at most ${LONGEST_NOTE} characters.`,
    es: `Una nota tiene como máximo ${LONGEST_NOTE} caracteres.`,
  },
  hidden: {
    en: 'It holds a hidden character, such as copying from another program can leave. Write that place again by hand.',
    es: 'Contiene un carácter oculto, como los que puede dejar copiar de otro programa. Escriba ese lugar de nuevo a mano.',
  },
  markup: {
    en: 'It holds markup such as <b> or &amp;. Students would read the signs themselves: write plain words.',
    es: 'Contiene marcas como <b> o &amp;. Los estudiantes leerían los signos tal cual: escriba palabras sin marcas.',
  },
} satisfies Readonly<Record<string, Said>>;

export type Read = { readonly ok: true; readonly text: NoteText } | { readonly ok: false; readonly said: Said };

/** A teacher's words as a form brings them, or why they cannot be sent as they are. Nothing is left out of them silently but blank ends. */
export function readNoteText(written: string): Read {
  const text = written.replaceAll('\r\n', '\n').trim();
  if (text === '') return { ok: false, said: REFUSED.empty };
  if (text.length > LONGEST_NOTE) return { ok: false, said: REFUSED.long };
  if (HIDDEN.test(text) || !text.isWellFormed()) return { ok: false, said: REFUSED.hidden };
  if (MARKUP.test(text)) return { ok: false, said: REFUSED.markup };
  return { ok: true, text: NoteText.parse(text) };
}
