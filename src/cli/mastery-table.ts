import { percent } from '../language.ts';
import type { Mastery } from '../mastery/types.ts';
import { explain, LEVEL_WORDS } from '../mastery/words.ts';

/** What `--json` says of one learner and target (`design.md` 4.6); `inWords` adds the explanation. */
export function masteryJson(mastery: Mastery, inWords: boolean): Record<string, unknown> {
  const { learner, target, method, value, points, low, high, pThreshold, level } = mastery;
  return {
    learner, target, method, value, points, low, high, pThreshold, level,
    evidence: mastery.evidence.length, sources: mastery.sources.length, rule: mastery.rule.en, wouldChange: mastery.wouldChange.en,
    ...(inWords ? { explanation: explain(mastery).en } : {}),
  };
}

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
  const widths = rows.reduce<number[]>((wide, row) => row.map((text, column) => Math.max(wide[column] ?? 0, text.length)), []);
  return rows.map((row) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
}

/** A paragraph for each learner and target. */
export function masteryInWords(all: readonly Mastery[]): string[] {
  return all.flatMap((mastery) => [`${printable(mastery.learner)}, ${printable(mastery.target)}`, `  ${printable(explain(mastery).en)}`, '']);
}

/** Cells are outside text: nothing in them may steer a terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
