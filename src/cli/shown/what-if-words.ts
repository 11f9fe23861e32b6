import { LEVELS, type Level } from '../../mastery/types.ts';
import { comparisonWords } from '../../mastery/forecast/track-record-words.ts';
import { LEVEL_WORDS } from '../../mastery/words.ts';
import type { LearnerMove, WhatIf } from '../../sync/acts/what-if.ts';
import { scorecardWords } from '../../routing/scorecard/scorecard-words.ts';
import { printable } from './mastery-table.ts';

/** As programs read it: ids without names, sentences in English. */
export function whatIfJson({ rule, moves, foretold, scorecard, ...counts }: WhatIf): Record<string, unknown> {
  return {
    ...counts,
    rule: { from: rule.from.en, to: rule.to.en },
    moves: moves.map(({ learner, levels, route }) => ({ learner, levels, route })),
    foretold: { ...foretold, said: comparisonWords(foretold).map(({ en }) => en) },
    // oxlint-disable-next-line unicorn/no-thenable -- the contract's word; it is no function, and goes straight into JSON
    scorecard: { now: scorecard.from, then: scorecard.to },
  };
}

/** As a teacher reads it. */
export function printWhatIf({
  course,
  date,
  rule,
  ownRule,
  learners,
  levels,
  routes,
  moves,
  foretold,
  scorecard,
}: WhatIf): string[] {
  return [
    `Course ${course}, ${date}: what the rule asked about would change. Nothing was saved.`,
    `  today        ${rule.from.en}`,
    `  asked about  ${rule.to.en}`,
    ...ownRule.map((title) => `  the unit "${printable(title)}" has a rule of its own; what that says stays`),
    '',
    `Levels: ${changed(levels.changed, levels.pairs)}`,
    ...LEVELS.filter((level) => levels.from[level] + levels.to[level] > 0).map(
      (level) => `  ${fromTo(LEVEL_WORDS[level].en, levels.from[level], levels.to[level])}`,
    ),
    `Routes for the day: ${changed(routes.changed, learners)}`,
    ...(['seminar', 'workshop', 'undecided'] as const).map(
      (route) => `  ${fromTo(route, routes.from[route], routes.to[route])}`,
    ),
    ...(moves.length === 0 ? [] : ['', 'Who would change:', ...moves.flatMap(moveLines)]),
    '',
    'Which rule foretells better:',
    ...comparisonWords(foretold).map(({ en }) => `  ${en}`),
    '',
    'How often the advice would have been wrong so far, with the rule of today:',
    ...scorecardWords(scorecard.from).map(({ en }) => `  ${en}`),
    'With the rule asked about:',
    ...scorecardWords(scorecard.to).map(({ en }) => `  ${en}`),
  ];
}

function moveLines({ learner, name, levels, route }: LearnerMove): string[] {
  return [
    `  ${printable(name)} (${learner})`,
    ...(route === null ? [] : [`    route: ${route.from} -> ${route.to}`]),
    ...levels.map(({ target, from, to }) => `    ${printable(target)}: ${level(from)} -> ${level(to)}`),
  ];
}

function level(each: Level): string {
  return LEVEL_WORDS[each].en;
}

function changed(count: number, of: number): string {
  return `${count} of ${of} would change`;
}

function fromTo(what: string, from: number, to: number): string {
  return `${what}: ${from}${from === to ? '' : ` -> ${to}`}`;
}
