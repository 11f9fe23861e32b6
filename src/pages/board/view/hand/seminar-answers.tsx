import type { AskedSeminar } from '../../model/hand.ts';
import type { Scene } from '../../model/scene.ts';
import { PressButton } from './press-button.tsx';

/** Asks whether the seminars of the last school day took place: one tap for each, and another to change the answer. */
export function SeminarAnswers(scene: Scene) {
  const { asked } = scene.model.hand;
  if (asked.length === 0) return null;
  return (
    <ul class="plain asked">
      {asked.map((seminar) => (
        <li key={seminar.slot}>
          <SeminarAnswerLine seminar={seminar} {...scene} />
        </li>
      ))}
    </ul>
  );
}

function SeminarAnswerLine({
  seminar: { date, slot, day, targets, names, tookPlace },
  ...scene
}: Scene & { readonly seminar: AskedSeminar }) {
  const { words } = scene;
  const question = words.hand.tookPlace(words.groups.slot[slot], day);
  return (
    <>
      <p>
        <strong>{question}</strong> {targets.map(({ code, iCan }) => `${code} ${iCan}`).join(' · ')}{' '}
        <span class="fine">{names.join(', ')}</span>
      </p>
      <div role="group" aria-label={question} class="presses">
        <PressButton press={{ is: 'seminar', date, slot, held: true }} chosen={tookPlace === true} {...scene}>
          {words.hand.yes}
        </PressButton>
        <PressButton press={{ is: 'seminar', date, slot, held: false }} chosen={tookPlace === false} {...scene}>
          {words.hand.no}
        </PressButton>
        <span class="fine">{words.hand.answer[tookPlace === null ? 'open' : tookPlace ? 'yes' : 'no']}</span>
      </div>
    </>
  );
}
