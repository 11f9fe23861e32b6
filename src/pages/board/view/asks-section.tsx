import { PLACE } from '../../actions/press.ts';
import type { ReadyToShow } from '../model/asks.ts';
import type { Scene } from '../model/scene.ts';
import { PlacedReceipt } from './hand/placed-receipt.tsx';
import { PressButton } from './hand/press-button.tsx';

/**
 * The learners who ask for a check and their targets, in the order of asking: one press says yes, another that they
 * should talk first. Not shown where nobody asks.
 */
export function AsksSection(scene: Scene) {
  const { model, words } = scene;
  if (model.asks.length === 0) return null;
  return (
    <section id={PLACE.asks} aria-labelledby="asks-title">
      <h2 id="asks-title">{words.page.asks}</h2>
      <p class="intro">{words.asks.intro}</p>
      <PlacedReceipt at={PLACE.asks} {...scene} />
      <ul class="plain put asked">
        {model.asks.map((ask) => (
          <Ask key={ask.id} ask={ask} {...scene} />
        ))}
      </ul>
    </section>
  );
}

function Ask({ ask: { id, person, target, why, moment, state }, ...scene }: Scene & { ask: ReadyToShow }) {
  const { asks } = scene.words;
  const press = (answer: 'approved' | 'talk' | 'open', said: string) => (
    <PressButton press={{ is: 'ask', ask: id, answer }} of={`${person.name}, ${target.code}`} {...scene}>
      {said}
    </PressButton>
  );
  return (
    <li>
      <p>
        <a href={`#p-${person.id}`}>{person.name}</a>{' '}
        <span class="code" title={target.iCan}>
          {target.code}
        </span>{' '}
        <span class="fine">
          {target.iCan} · {moment}
        </span>
        {why !== '' && (
          <>
            <br />
            <q>{why}</q>
          </>
        )}
      </p>
      {state === 'open' ? (
        <span class="presses">
          {press('approved', asks.approve)}
          {press('talk', asks.talk)}
        </span>
      ) : (
        <span class="presses">
          <span class="fine">{asks.answered[state]}</span> {press('open', asks.takeBack)}
        </span>
      )}
    </li>
  );
}
