import { PLACE } from '../../../actions/press.ts';
import type { Scene } from '../../model/scene.ts';
import { ActionFields } from '../action-fields.tsx';
import { SeminarAnswers } from './seminar-answers.tsx';
import { PlacedReceipt } from './placed-receipt.tsx';
import { HAND_FORM, PressButton } from './press-button.tsx';
import { UndoneNotice } from './undone-notice.tsx';

/**
 * The teacher's decisions about the day, each with a button to undo it, and the one form that all these buttons on the
 * page share.
 */
export function HandSection(scene: Scene) {
  const { model, words, tokens } = scene;
  if (tokens.hand === null) return null;
  const { put } = model.hand;
  return (
    <section id={PLACE.hand} aria-labelledby="hand-title">
      <h2 id="hand-title">{words.hand.title}</h2>
      <p class="intro">{words.hand.intro}</p>
      <form method="post" action="/hand" id={HAND_FORM}>
        <ActionFields model={model} token={tokens.hand} />
      </form>
      <PlacedReceipt at={placeHere(scene)} {...scene} />
      <UndoneNotice {...scene} />
      <SeminarAnswers {...scene} />
      {put.length > 0 && (
        <>
          <h3>{words.hand.placed}</h3>
          <ul class="plain put">
            {put.map(({ id, name, where, moment }) => (
              <li key={id}>
                <p>
                  {name}: {words.hand.where[where]} <span class="fine">{words.hand.since(moment)}</span>
                </p>
                <PressButton press={{ is: 'put', learner: id, to: 'nowhere' }} of={name} {...scene}>
                  {words.hand.to.nowhere}
                </PressButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** The receipts shown here: those of actions in this section, and those about a learner who is in no group now. */
function placeHere({ model, receipt }: Scene): string {
  const at = receipt?.place ?? PLACE.hand;
  const { sessions, waiting, undecided, workshop } = model.groups;
  const shown = [
    ...sessions.flatMap(({ people }) => people),
    ...waiting.map(({ person }) => person),
    ...undecided.flatMap(({ people }) => people),
    ...workshop,
  ];
  const nobodys = at.startsWith('p-') && !shown.some(({ id }) => PLACE.person(id) === at);
  return nobodys ? at : PLACE.hand;
}
