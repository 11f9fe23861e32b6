/** Numbers in a title that name a lesson, page or day, and are not part of the mathematics. */
const NUMBERED =
  /\b(?:lesson|unit|chapter|module|section|topic|page|pages|pp?|problems?|exercises?|day|week|part|lecci[oó]n|unidad|cap[ií]tulo|m[oó]dulo|secci[oó]n|tema|p[aá]ginas?|ejercicios?|d[ií]a|semana|parte)\.?\s*#?\s*\d+(?:[.\-–]\d+)*|#\s*\d+(?:\s*[-–]\s*\d+)?|\b\d{1,2}[-/]\d{1,2}[-/]\d{2,4}\b|\b\d{1,2}-\d{1,2}\b/giu;

const NUMBER = String.raw`\$?(?:\d+\s+\d+\s*\/\s*\d+|\d+\s*\/\s*\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.\d+|\d+)`;
const OPERATOR = String.raw`[+×·÷*:]|\s[-−–xX]\s|(?<=[\d])[-−–](?=\s*\d+\s*\/)`;
const REACHED = new RegExp(`(${NUMBER})\\s*(${OPERATOR})\\s*(?=(${NUMBER}))`, 'gu');
/** A part of something: "2/3 of 9". */
const PART_OF = /(\d+\s*\/\s*\d+)\s+(?:of|de)\s+(?=(\d))/giu;
/** A fraction whose one part is asked for. */
const MISSING = /=\s*(?:[?_]+\s*\/\s*\d+|\d+\s*\/\s*[?_]+)|(?:[?_]+\s*\/\s*\d+|\d+\s*\/\s*[?_]+)\s*=/u;
const FRACTION = /(?<![\d/.])\d+\s*\/\s*\d+(?![\d/])/gu;
const DECIMAL = /(?<![\p{L}\d.,])\d*\.\d+(?![.\d]|\p{L})/gu;
const BELOW_ZERO = /(?:^|[(=+×÷*])\s*[-−]\d/u;
const UNKNOWN = /\d[a-z]\b[^=]*=|=[^=]*\d[a-z]\b|\b[xyn]\s*[+\-−=]/u;
const SHARE = /\d\s*%/u;
const HOW_MUCH = /\b(?:how (?:much|many|far|long)|left|each|cu[aá]nt[oa]s?|queda|quedan|cada un[oa])\b/iu;
const STORY_WORDS = 8;

const OPERATIONS: readonly (readonly [RegExp, string])[] = [
  [/\+/u, 'add'],
  [/[-−–]/u, 'subtract'],
  [/[×·*xX]/u, 'multiply'],
  [/[÷:]/u, 'divide'],
];

/** The ideas of the glossary that the figures of a text stand for: "1/2 + 1/3" adds fractions whose denominators differ. */
export function ideasInFigures(text: string): ReadonlySet<string> {
  const read = text.replace(NUMBERED, ' ');
  const ideas = new Set<string>();
  for (const [, left = '', sign = '', right = ''] of read.matchAll(REACHED)) {
    const operation = OPERATIONS.find(([pattern]) => pattern.test(sign))?.[1];
    if (operation === undefined) continue;
    ideas.add(operation);
    const kinds = new Set([kindOf(left), kindOf(right)]);
    const told = [...kinds].filter((kind) => kind !== 'whole-number');
    for (const kind of told.length === 0 ? kinds : told) ideas.add(kind);
    const parts = [denominatorOf(left), denominatorOf(right)];
    if ((operation === 'add' || operation === 'subtract') && parts.every((part) => part !== null))
      ideas.add(parts[0] === parts[1] ? 'like-denominators' : 'unlike-denominators');
  }
  if (PART_OF.test(read)) for (const idea of ['multiply', 'fraction']) ideas.add(idea);
  PART_OF.lastIndex = 0;
  if (MISSING.test(read)) for (const idea of ['fraction', 'equivalent']) ideas.add(idea);
  if ((read.match(FRACTION) ?? []).length > 1) ideas.add('fraction');
  if (DECIMAL.test(read)) ideas.add('decimal');
  DECIMAL.lastIndex = 0;
  if (BELOW_ZERO.test(read)) ideas.add('negative');
  if (UNKNOWN.test(read)) for (const idea of ['equation', 'variable']) ideas.add(idea);
  if (SHARE.test(read)) ideas.add('percent');
  if (isStory(read)) ideas.add('word-problem');
  return ideas;
}

function isStory(text: string): boolean {
  return (text.match(/\p{L}{2,}/gu) ?? []).length >= STORY_WORDS && /\d/u.test(text) && HOW_MUCH.test(text);
}

function kindOf(number: string): 'fraction' | 'decimal' | 'whole-number' {
  if (number.includes('/')) return 'fraction';
  return number.includes('.') ? 'decimal' : 'whole-number';
}

function denominatorOf(number: string): string | null {
  return /\/\s*(\d+)$/u.exec(number)?.[1] ?? null;
}
