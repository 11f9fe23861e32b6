import { useRef } from 'preact/hooks';
import type { RoomLearner } from '../../../ticket/live.ts';
import { pressed } from '../parts/pressed.ts';
import { keyOf } from '../parts/told.ts';
import { Trouble } from '../parts/trouble.tsx';
import { Conference, notedWords } from './conference.tsx';
import { MoveBox } from './move-box.tsx';
import type { RoomScene } from './room-scene.ts';
import { movedTo, type Seated } from './seated.ts';

/** One learner in the room: the control for their route, and a conference in two taps. */
export function LearnerItem({
  learner,
  seat,
  scene,
}: {
  learner: RoomLearner;
  seat: Seated['seat'];
  scene: RoomScene;
}) {
  const { words, tell, told, language, room, talking, talk } = scene;
  const first = useRef<HTMLButtonElement>(null);
  const isTalking = talking === learner.id;
  const hint = hintOf(learner, scene);
  const noted = notedWords(told.seen.get(learner.id), words.conference);
  return (
    <li class={isTalking ? 'learner talking' : 'learner'}>
      <span class="name">
        {learner.name}
        {hint !== null && <span class="hint">{hint}</span>}
        <span class="hint" aria-live="polite">
          {noted}
        </span>
      </span>
      {room.state === 'key' && (
        <MoveBox
          id={`move-${learner.id}`}
          label={words.room.moveOf(learner.name)}
          moved={movedTo(learner, seat)}
          words={words.room}
          move={(to) => tell?.assign(learner.id, to)}
        />
      )}
      <button
        type="button"
        id={`talk-${learner.id}`}
        ref={first}
        class="quiet small"
        aria-label={words.conference.withName(learner.name)}
        aria-expanded={isTalking}
        onClick={pressed(() => talk(isTalking ? null : learner.id))}
      >
        {words.conference.short}
      </button>
      {isTalking && <Conference learner={learner} scene={scene} ended={() => first.current?.focus()} />}
      <Trouble at={keyOf.assign(learner.id)} told={told} language={language} />
      <Trouble at={keyOf.confer(learner.id)} told={told} language={language} />
    </li>
  );
}

/**
 * Shown only where the teacher would not expect the place: she moved the learner herself, or the evidence says
 * something else.
 */
function hintOf({ route }: RoomLearner, { words }: RoomScene): string | null {
  const { recommended, effective, assigned, declared } = route;
  const parts = [
    ...(assigned === null ? [] : [words.room.asked]),
    ...(recommended !== 'undecided' && (recommended !== effective || (assigned ?? declared) === null)
      ? [words.room.evidence[recommended]]
      : []),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}
