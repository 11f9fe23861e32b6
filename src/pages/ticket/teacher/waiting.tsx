import { answerText } from '../parts/answer-words.ts';
import { OwnMark } from '../parts/own-mark.tsx';
import type { RoomScene } from './room-scene.ts';
import { standingOf, valueOf } from './tally.ts';

/** What no machine can mark, one answer under another, until the teacher has; it is no evidence before. */
export function Waiting(scene: RoomScene) {
  const { page, room, words } = scene;
  const waiting = page.questions
    .filter(({ kind }) => kind === 'sentence')
    .flatMap((question) =>
      room.learners
        .filter((learner) => learner.marks[question.number]?.teacher === null)
        .filter((learner) => standingOf(learner, question.number) !== 'none')
        .map((learner) => ({ question, learner })),
    );
  if (waiting.length === 0) return null;
  return (
    <details class="waiting card">
      <summary id="waiting">{words.marking.waiting(waiting.length)}</summary>
      <p class="fine">{words.marking.waitingHint}</p>
      <ul class="plain">
        {waiting.map(({ question, learner }) => (
          <li key={`${learner.id}-${question.number}`}>
            <p>
              <strong>{learner.name}</strong> <span class="fine">{question.text}</span>
            </p>
            <p class="quoted">{answerText(question, valueOf(learner, question.number))}</p>
            <OwnMark learner={learner} question={question.number} share={null} at="waits" scene={scene} />
          </li>
        ))}
      </ul>
    </details>
  );
}
