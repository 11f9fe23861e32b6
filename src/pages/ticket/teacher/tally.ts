import { isBlank } from '../../../ticket/answers.ts';
import { standingMark } from '../../../ticket/marks.ts';
import type { AnswerValue } from '../../../ticket/types.ts';
import type { Room, RoomLearner } from '../../../ticket/live.ts';
import type { Verdict } from '../words/teacher-words.ts';

/** The class's results on one question, as counts alone. */
export type Tally = Readonly<Record<Verdict | 'open' | 'none', number>>;

export const TALLIED = ['right', 'partly', 'not-yet', 'open', 'none'] as const satisfies readonly (keyof Tally)[];

export function tallyOf({ learners }: Pick<Room, 'learners'>, question: number): Tally {
  const tally = { right: 0, partly: 0, 'not-yet': 0, open: 0, none: 0 };
  for (const learner of learners) tally[standingOf(learner, question)] += 1;
  return tally;
}

/** The mark that counts for an answer, as one of five kinds. */
export function standingOf(learner: RoomLearner, question: number): keyof Tally {
  if (isBlank(valueOf(learner, question))) return 'none';
  const mark = learner.marks[question];
  const share = mark === undefined ? null : (standingMark(mark)?.share ?? null);
  if (share === null) return 'open';
  if (share >= 1) return 'right';
  return share > 0 ? 'partly' : 'not-yet';
}

export function valueOf({ answers }: Pick<RoomLearner, 'answers'>, question: number): AnswerValue {
  return answers.find((answer) => answer.question === question)?.value ?? null;
}

/** How many chose each choice. */
export function choiceCounts({ learners }: Pick<Room, 'learners'>, question: number, choices: number): number[] {
  return Array.from({ length: choices }, (_each, choice) => {
    const chose = learners.filter((learner) => {
      const value = valueOf(learner, question);
      return Array.isArray(value) ? value.includes(choice) : value === choice;
    });
    return chose.length;
  });
}

export function hasAnswered({ answers }: Pick<RoomLearner, 'answers'>): boolean {
  return answers.some(({ value }) => !isBlank(value));
}
