import { differs } from '../../../ticket/marks.ts';
import type { Mark } from '../../../ticket/types.ts';
import type { RoomLearner } from '../../../ticket/live.ts';
import type { ShownQuestion } from '../page-data.ts';
import { answerText } from '../parts/answer-words.ts';
import { SaidMarks } from '../parts/said-marks.tsx';
import type { TeacherWords } from '../words/teacher-words.ts';
import { standingOf, valueOf } from './tally.ts';

export const NO_MARK: Mark = { machine: null, self: null, teacher: null };

/** One answer and, once marking has begun, its marks in words. */
export function AnswerCell({
  learner,
  question,
  isMarked,
  words,
}: {
  learner: RoomLearner;
  question: ShownQuestion;
  isMarked: boolean;
  words: TeacherWords['answers'];
}) {
  const text = answerText(question, valueOf(learner, question.number));
  const mark = learner.marks[question.number] ?? NO_MARK;
  const isLate = learner.late.some((late) => late.question === question.number && !late.counts);
  const standing = standingOf(learner, question.number);
  return (
    <td class={isMarked ? `stands-${standing}${differs(mark) ? ' differs' : ''}` : undefined}>
      {text === null && !isMarked ? (
        <span class="value nothing">
          <span aria-hidden="true">–</span>
          <span class="unseen">{words.none}</span>
        </span>
      ) : (
        <span class={text === null ? 'value nothing' : 'value'}>{text ?? words.none}</span>
      )}
      {isMarked && (
        <span class={text === null ? 'unseen' : 'verdicts'}>
          <SaidMarks mark={mark} words={words} />
        </span>
      )}
      {isMarked && standing === 'open' && question.kind === 'sentence' && <span class="tag">{words.waits}</span>}
      {isLate && <span class="tag">{words.late}</span>}
    </td>
  );
}
