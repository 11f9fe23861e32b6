import { percent } from '../../language.ts';
import { LEVELS, type Mastery, type Reason } from '../../mastery/types.ts';
import { explain, explanation } from '../../mastery/explain.ts';
import { LEVEL_WORDS, type Telling } from '../../mastery/words.ts';
import type { Instant } from '../../time.ts';
import { SOURCES } from './table-words.ts';

/** Says when something was, for a table without dates; undefined: by its day, as a table writes it. */
type Dating = ((at: Instant) => string) | undefined;

function tellingOf(on: Dating): Telling {
  return { name: String, on: on ?? ((at) => at.slice(0, 10)), counting: SOURCES };
}

/**
 * What `--json` says of one learner and target (`DESIGN.md` 4.6); `inWords` adds the explanation. Of a table without dates no
 * day is said.
 */
export function masteryJson(mastery: Mastery, inWords: boolean, on: Dating): Record<string, unknown> {
  const { learner, target, method, value, points, low, high, pThreshold, level } = mastery;
  return {
    learner,
    target,
    method,
    value,
    points,
    low,
    high,
    pThreshold,
    level,
    evidence: mastery.evidence.length,
    sources: mastery.sources.length,
    rule: mastery.rule.en,
    wouldChange: mastery.wouldChange.en,
    reason: REASON_JSON[mastery.reason.rule],
    recheckAt: on === undefined ? mastery.recheckAt : null,
    due: mastery.due,
    stale: mastery.stale,
    ...(inWords ? { explanation: explain(mastery, tellingOf(on)).en } : {}),
  };
}

/** What decided, as programs read it: the value itself, or what kept it from deciding. */
const REASON_JSON = {
  'no-evidence': 'too-little',
  'too-little': 'too-little',
  mastered: 'value',
  'not-yet': 'value',
  between: 'value',
  slipped: 'value',
  reopened: 'value',
  'one-source': 'one-source',
  'sources-disagree': 'sources-disagree',
  learning: 'learning',
  'light-answer': 'light-answer',
} as const satisfies Record<Reason['rule'], string>;

/** A table for people: columns as wide as they need to be. */
export function masteryTable(all: readonly Mastery[]): string[] {
  const rows = [
    ['learner', 'target', 'level', 'estimate', '10-90%', 'evidence', 'sources'],
    ...all.map((mastery) => [
      printable(mastery.learner),
      printable(mastery.target),
      LEVEL_WORDS[mastery.level].en,
      mastery.value === null ? '-' : percent(mastery.value).en,
      mastery.low === null || mastery.high === null ? '-' : `${percent(mastery.low).en} to ${percent(mastery.high).en}`,
      String(mastery.evidence.length),
      String(mastery.sources.length),
    ]),
  ];
  const widths = rows.reduce<number[]>(
    (wide, row) => row.map((text, column) => Math.max(wide[column] ?? 0, text.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** For reading: the rule once, how many stand where, then a few short paragraphs for each learner and target. */
export function masteryInWords(all: readonly Mastery[], on: Dating): string[] {
  const [first] = all;
  if (first === undefined) return ['There is no result to tell about.'];
  const counts = LEVELS.map((level) => ({ level, count: all.filter((each) => each.level === level).length })).filter(
    ({ count }) => count > 0,
  );
  const learners = counted(
    all.map(({ learner }) => learner),
    'learner',
  );
  const targets = counted(
    all.map(({ target }) => target),
    'target',
  );
  return [
    ...wrapped(first.rule.en, ''),
    '',
    `${learners}, ${targets}: ${counts.map(({ level, count }) => `${count} ${LEVEL_WORDS[level].en}`).join('; ')}.`,
    ...all.flatMap((mastery) => [
      '',
      `${printable(mastery.learner)}, ${printable(mastery.target)}`,
      ...explanation(mastery, tellingOf(on)).flatMap(({ en }) => wrapped(printable(en), '  ')),
    ]),
  ];
}

function counted(ids: readonly string[], what: string): string {
  const count = new Set(ids).size;
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Columns of a terminal that are easy to read. */
const WIDE = 96;

function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > WIDE) lines.push(`${indent}${word}`);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

/** Cells are outside text: nothing in them may steer a terminal. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
