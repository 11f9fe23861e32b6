import type { RoomScene } from './room-scene.ts';
import { hasAnswered } from './tally.ts';

/** Number of names that can be read at a glance. */
const ONE_LOOK = 8;

/**
 * While the class answers: the learners who have not answered yet. At the very beginning nothing is shown, as it would
 * be everybody.
 */
export function Silent({ room, words }: RoomScene) {
  const silent = room.learners.filter((learner) => !hasAnswered(learner));
  if (silent.length === 0 || silent.length > ONE_LOOK) return null;
  return (
    <p class="silent-names">
      <span class="fine">{words.page.notYet(silent.length)}</span>{' '}
      <strong>{silent.map(({ name }) => name).join(', ')}</strong>
    </p>
  );
}
