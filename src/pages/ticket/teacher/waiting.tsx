import type { RoomLearner } from '../../../ticket/live.ts';
import { answerText } from '../parts/answer-words.ts';
import { OwnMark } from '../parts/own-mark.tsx';
import type { RoomScene } from './room-scene.ts';
import { standingOf, valueOf } from './tally.ts';

/**
 * Answers that no machine can mark, listed until the teacher has marked them. Answers that nobody has marked come
 * first.
 */
export function Waiting(scene: RoomScene) {
  const { page, room, words } = scene;
  const waiting = page.questions
    .filter(({ kind }) => kind === 'sentence')
    .map((question) => ({ question, learners: room.learners.filter((each) => waitsOn(each, question.number)) }))
    .filter(({ learners }) => learners.length > 0);
  if (waiting.length === 0) return null;
  return (
    <details class="waiting card">
      <summary id="waiting">
        {words.marking.waiting(waiting.reduce((sum, { learners }) => sum + learners.length, 0))}
      </summary>
      <p class="fine">{words.marking.waitingHint}</p>
      {waiting.map(({ question, learners }) => (
        <div key={question.number}>
          <h3>
            {words.acts.question(question.number)}: {question.text}
          </h3>
          <ul class="plain">
            {learners
              .toSorted((a, b) => unsaid(b, question.number) - unsaid(a, question.number))
              .map((learner) => (
                <li key={learner.id}>
                  <strong>{learner.name}</strong>
                  <p class="quoted">{answerText(question, valueOf(learner, question.number))}</p>
                  <OwnMark learner={learner} question={question.number} share={null} at="waits" scene={scene} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </details>
  );
}

function waitsOn(learner: RoomLearner, question: number): boolean {
  return standingOf(learner, question) !== 'none' && (learner.marks[question]?.teacher ?? null) === null;
}

function unsaid(learner: RoomLearner, question: number): number {
  return Number(standingOf(learner, question) === 'open');
}
