import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { Language, type Said } from '../language.ts';
import { GLOSSARY, type Concept } from './glossary.ts';
import { ideasInFigures } from './figures.ts';
import { STOP_WORDS } from './stop-words.ts';

/** One word of a text, or one idea of the glossary in it. */
export interface Term {
  /** What it is compared by: an idea, or the stem it has in either language. */
  readonly keys: readonly string[];
  /** How a reason calls it. */
  readonly said: Said;
  /** An idea of the glossary: one that a target does not hold speaks against it. */
  readonly idea: string | null;
}

interface Phrase {
  readonly stems: readonly string[];
  readonly concept: Concept;
}

const STEMMERS: Readonly<Record<Language, (word: string) => string>> = { en: english, es: spanish };
const CONCEPTS = new Map(GLOSSARY.map((concept) => [concept.id, concept]));
const PHRASES: Readonly<Record<Language, ReadonlyMap<string, readonly Phrase[]>>> = {
  en: phrasesIn('en'),
  es: phrasesIn('es'),
};

/**
 * What a text speaks of, each once. An idea goes by all its words in both languages, and by figures; of any other word the stem counts.
 * @param language null: unknown, so that a word is read in both
 */
export function termsOf(text: string, language: Language | null): readonly Term[] {
  const words = wordsOf(text);
  const terms = new Map<string, Term>();
  const add = (concept: Concept): void => {
    terms.set(concept.id, { keys: [concept.id], said: concept.said, idea: concept.id });
  };
  const taken = new Set<number>();
  const languages = language === null ? Language.options : [language];
  for (const each of languages)
    for (const { concept, at, length } of foundIn(words, each)) {
      add(concept);
      for (let place = at; place < at + length; place += 1) taken.add(place);
    }
  for (const [place, word] of words.entries()) {
    if (taken.has(place) || languages.some((each) => isStopWord(word, each)) || /\d/.test(word) || word.length < 3)
      continue;
    const keys = languages.map((each) => stemKey(each, word));
    terms.set(keys.join(' '), { keys, said: { en: word, es: word }, idea: null });
  }
  for (const idea of ideasInFigures(text)) {
    const concept = CONCEPTS.get(idea);
    if (concept !== undefined) add(concept);
  }
  return [...terms.values()];
}

/** In lower case, letters and figures alone. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? []
  );
}

interface Hit {
  readonly concept: Concept;
  readonly at: number;
  readonly length: number;
}

/** Longest first at each place: "word problem" is one idea, and not the two words. */
function foundIn(words: readonly string[], language: Language): Hit[] {
  const stems = words.map((word) => stemOf(language, word));
  const hits: Hit[] = [];
  let at = 0;
  while (at < stems.length) {
    const from = at;
    const phrase = PHRASES[language]
      .get(stems[from] ?? '')
      ?.find(
        ({ stems: asked }) =>
          asked.every((stem, i) => stem === stems[from + i]) &&
          (asked.length > 1 || !isStopWord(words[from] ?? '', language)),
      );
    if (phrase !== undefined) hits.push({ concept: phrase.concept, at, length: phrase.stems.length });
    at += phrase?.stems.length ?? 1;
  }
  return hits;
}

function phrasesIn(language: Language): ReadonlyMap<string, readonly Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  for (const concept of GLOSSARY)
    for (const words of concept[language]) {
      const stems = wordsOf(words).map((word) => stemOf(language, word));
      const first = stems[0] ?? '';
      phrases.set(
        first,
        [...(phrases.get(first) ?? []), { stems, concept }].toSorted((a, b) => b.stems.length - a.stems.length),
      );
    }
  return phrases;
}

function isStopWord(word: string, language: Language): boolean {
  return STOP_WORDS[language].has(word);
}

function stemKey(language: Language, word: string): string {
  return `${language}:${stemOf(language, word)}`;
}

function stemOf(language: Language, word: string): string {
  return STEMMERS[language](word).normalize('NFD').replace(/\p{M}/gu, '');
}
