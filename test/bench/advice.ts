import { completeRule, DEFAULT_RULE } from '../../src/mastery/rule.ts';
import type { Rate } from '../../src/routing/scorecard/scorecard.ts';
import { advisedEarly, earlyOf } from './mastery/early-advice.ts';
import { generatedLog } from './mastery/generated-log.ts';
import { answersOf, publicText, type Answer, type LogName } from './mastery/response-log.ts';
import { printTable } from './table.ts';

const LOGS: readonly LogName[] = ['2009', '2015', '2017'];
const CUTS: readonly number[] = [0.05, 0.08, 0.1, 0.13, 0.15, 0.2, 0.25, 0.3];
/** Five and eight answers before the advice: in two or three tickets, as a class gives them, and one by one, where each counts as a source. */
const BEFORE: readonly (readonly number[])[] = [
  [2, 3],
  [4, 4],
  [2, 3, 3],
  [1, 1, 1, 1, 1],
  [1, 1, 1, 1, 1, 1, 1, 1],
];

/** How often advised seminars and workshops would have been wrong for each seminar cut, on the public logs where they are on this machine. */
export async function benchAdvice(): Promise<void> {
  const logs = LOGS.flatMap((name) => {
    const text = publicText(name);
    return text === null ? [] : [{ name: `public log of ${name}`, answers: answersOf(text) }];
  });
  for (const { name, answers } of logs.length > 0 ? logs : [{ name: 'generated log', answers: generatedLog(20) }])
    printAdvice(name, answers);
}

function printAdvice(name: string, answers: readonly Answer[]): void {
  for (const tickets of BEFORE) {
    const early = earlyOf(answers, tickets);
    const rows = CUTS.map((notYet) => {
      const {
        card: { seminar, workshop },
        decided,
      } = advisedEarly(early, completeRule({ cuts: { notYet } }));
      return [
        `${short(notYet)}${notYet === DEFAULT_RULE.cuts.notYet ? ' (default)' : ''}`,
        shown(seminar),
        shown(workshop),
        short(decided),
      ];
    });
    printTable(
      `the ${name}: advice after answers of ${tickets.join(' + ')}, judged by the next five (${early.length} learners and targets)`,
      ['seminar cut', 'seminars not needed', 'workshops not borne out', 'share decided'],
      rows,
    );
  }
}

function shown({ decisions, share, low, high }: Rate): string {
  return share === null || low === null || high === null
    ? `(${decisions})`
    : `${short(share)}  ${short(low)} to ${short(high)}  of ${decisions}`;
}

function short(share: number): string {
  return share.toFixed(3).replace(/^0/, '');
}
