import { useState } from 'preact/hooks';
import { LONGEST } from '../../../ticket/lengths.ts';
import type { OwnAsk } from '../../../ticket/live.ts';
import { pressed } from '../parts/pressed.ts';
import { WishTrouble } from './wish-trouble.tsx';
import type { Scene } from './local.ts';

/** After the choice: a learner who has worked on what is not mastered yet asks to be checked on it. */
export function Ready(scene: Scene) {
  const { own, words } = scene;
  const isChosen = own.route !== null && (own.route.declared !== null || own.route.assigned !== null);
  if (own.asks.length === 0 || (own.state !== 'closed' && !isChosen)) return null;
  return (
    <section aria-labelledby="ready">
      <h2 id="ready">{words.ready.title}</h2>
      <p class="fine">{words.ready.hint}</p>
      {own.asks.map((ask) => (
        <ReadyOn key={`${ask.target} ${ask.standing}`} ask={ask} scene={scene} />
      ))}
    </section>
  );
}

function ReadyOn({ ask, scene }: { ask: OwnAsk; scene: Scene }) {
  const { own, words, language, local, tell } = scene;
  const [isWriting, write] = useState(false);
  const { ready } = words;
  const { target, standing } = ask;
  const key = `ask-${target}`;
  const isBusy = local.wishes.busy.has(key);
  const iCan = own.targets.find((each) => each.target === target)?.iCan[language] ?? target;
  return (
    <article class="card ready" aria-labelledby={`${key}-about`}>
      <p class="i-can" id={`${key}-about`}>
        {iCan}
      </p>
      {standing !== 'may' && <p role="status">{ready.standing[standing]}</p>}
      {standing === 'open' && (
        <button
          type="button"
          class="quiet"
          aria-describedby={`${key}-about`}
          aria-disabled={isBusy}
          onClick={pressed(() => tell?.wish(key, '/addon/ask', { target, act: 'take-back' }))}
        >
          {ready.takeBack}
        </button>
      )}
      {standing === 'may' && !isWriting && (
        <button type="button" class="quiet" aria-describedby={`${key}-about`} onClick={pressed(() => write(true))}>
          {ready.ready}
        </button>
      )}
      {standing === 'may' && isWriting && (
        <Form
          id={key}
          words={ready}
          isBusy={isBusy}
          ask={(why) => tell?.wish(key, '/addon/ask', { target, act: 'ask', why })}
          leave={() => write(false)}
        />
      )}
      <WishTrouble at={key} scene={scene} />
    </article>
  );
}

function Form({
  id,
  words,
  isBusy,
  ask,
  leave,
}: {
  id: string;
  words: Scene['words']['ready'];
  isBusy: boolean;
  ask: (why: string) => void;
  leave: () => void;
}) {
  const [why, say] = useState('');
  const send = (event: Event): void => {
    event.preventDefault();
    if (!isBusy) ask(why.trim());
  };
  return (
    <form onSubmit={send}>
      <p class="written">
        <label for={`${id}-why`}>{words.why}</label>
        <textarea
          id={`${id}-why`}
          rows={2}
          maxLength={LONGEST.why}
          aria-describedby={`${id}-empty`}
          value={why}
          onInput={({ currentTarget }) => say(currentTarget.value)}
        />
        <span class="fine" id={`${id}-empty`}>
          {words.mayStayEmpty}
        </span>
      </p>
      <p class="pair">
        <button type="submit" aria-disabled={isBusy}>
          {words.send}
        </button>
        <button type="button" class="quiet" onClick={pressed(leave)}>
          {words.notNow}
        </button>
      </p>
    </form>
  );
}
