import type { RoomLearner } from '../../../ticket/live.ts';
import { answerText, keyText } from '../parts/answer-words.ts';
import { OwnMark } from '../parts/own-mark.tsx';
import { SaidMarks } from '../parts/said-marks.tsx';
import { NO_MARK } from './answer-cell.tsx';
import type { RoomScene } from './room-scene.ts';
import { valueOf } from './tally.ts';

/**
 * Everything about one learner: whole answers, their marks, the control for the teacher's own mark, and the reason for
 * the route.
 */
export function LearnerPanel({
  learner,
  isMarked,
  scene,
}: {
  learner: RoomLearner;
  isMarked: boolean;
  scene: RoomScene;
}) {
  const { page, room, words, language } = scene;
  return (
    <div class="panel">
      {learner.done && <p class="fine">{words.answers.saidDone}</p>}
      {(room.state === 'key' || room.state === 'closed') && <p>{learner.route.why[language]}</p>}
      <ol class="plain">
        {page.questions.map((question) => {
          const text = answerText(question, valueOf(learner, question.number));
          const key = isMarked ? keyText(question) : null;
          const mark = learner.marks[question.number] ?? NO_MARK;
          return (
            <li key={question.number}>
              <p class="label">
                {words.acts.question(question.number)} · {question.text}
              </p>
              {text === null ? <p class="nothing">{words.answers.none}</p> : <p class="quoted">{text}</p>}
              {key !== null && (
                <p class="fine">
                  {words.tally.key} {key}
                </p>
              )}
              {isMarked && text !== null && (
                <>
                  <p>
                    <SaidMarks mark={mark} words={words.answers} />
                  </p>
                  <OwnMark learner={learner} question={question.number} share={mark.teacher} at="panel" scene={scene} />
                </>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
