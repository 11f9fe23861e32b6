import type { AskedSeminar } from '../../model/hand.ts';
import type { Scene } from '../../model/scene.ts';
import { PressButton } from './press-button.tsx';

/** Whether the seminars of the last school day were held: one tap each, and another to think again. */
export function HeldAnswers(scene: Scene) {
  const { asked } = scene.model.hand;
  if (asked.length === 0) return null;
  return (
    <ul class="plain asked">
      {asked.map((seminar) => (
        <li key={seminar.slot}>
          <HeldAnswer seminar={seminar} {...scene} />
        </li>
      ))}
    </ul>
  );
}

function HeldAnswer({
  seminar: { date, slot, day, targets, names, held },
  ...scene
}: Scene & { readonly seminar: AskedSeminar }) {
  const { words } = scene;
  const question = words.hand.held(words.groups.slot[slot], day);
  return (
    <>
      <p>
        <strong>{question}</strong> {targets.map(({ code, iCan }) => `${code} ${iCan}`).join(' · ')}{' '}
        <span class="fine">{names.join(', ')}</span>
      </p>
      <div role="group" aria-label={question} class="presses">
        <PressButton press={{ is: 'seminar', date, slot, held: true }} chosen={held === true} {...scene}>
          {words.hand.yes}
        </PressButton>
        <PressButton press={{ is: 'seminar', date, slot, held: false }} chosen={held === false} {...scene}>
          {words.hand.no}
        </PressButton>
        <span class="fine">{words.hand.answer[held === null ? 'open' : held ? 'held' : 'not']}</span>
      </div>
    </>
  );
}
