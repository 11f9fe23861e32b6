import type { Scene } from '../../model/scene.ts';
import { PressButton } from './press-button.tsx';

/** After an undo: its outcome, and how messages can still be sent today. */
export function UndoneNotice(scene: Scene) {
  const { model, words } = scene;
  const { count, layable } = model.hand.undone;
  if (count === 0) return null;
  return (
    <div class="card undone">
      <p>
        <strong>{words.hand.undone(count)}</strong> {layable ? words.hand.undoneHint : words.hand.undoneRun}
      </p>
      {layable ? (
        <PressButton press={{ is: 'anew' }} {...scene}>
          {words.hand.anew}
        </PressButton>
      ) : (
        <p>
          <code>npx waymark sync --course {model.course.id}</code>
        </p>
      )}
    </div>
  );
}
