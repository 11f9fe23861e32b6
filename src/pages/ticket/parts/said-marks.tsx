import { differs } from '../../../ticket/marks.ts';
import type { Mark } from '../../../ticket/types.ts';
import type { TeacherWords } from '../words/teacher-words.ts';

/** The three marks of one answer (machine, learner, teacher), side by side and in words (P14). */
export function SaidMarks({ mark, words }: { mark: Mark; words: TeacherWords['answers'] }) {
  return (
    <>
      <span class="said">
        <span class="who-said">
          {words.self} {words.selfMark(mark.self)},
        </span>{' '}
        <span class="who-said">
          {words.machine} {words.mark(mark.machine)}
        </span>
      </span>
      {differs(mark) && (
        <>
          {' '}
          <strong class="differ">{words.differ}</strong>
        </>
      )}
      {mark.teacher !== null && (
        <>
          {' '}
          <span class="yours">
            {words.teacher} {words.mark(mark.teacher)}
          </span>
        </>
      )}
    </>
  );
}
