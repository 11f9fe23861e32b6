import { useState } from 'preact/hooks';
import { LONGEST } from '../../../ticket/lengths.ts';
import type { OwnIdea } from '../../../ticket/live.ts';
import { pressed } from '../parts/pressed.ts';
import { WishTrouble } from './wish-trouble.tsx';
import type { Scene } from './local.ts';

const PROPOSE = 'propose';

/**
 * Under the choice menu: a form to propose an activity to the teacher, and the outcome of earlier proposals that are
 * not in the menu.
 */
export function Ideas({ scene }: { scene: Scene }) {
  const { own, words } = scene;
  const [isWriting, write] = useState(false);
  const waiting = own.ideas.filter(({ state }) => state !== 'accepted');
  return (
    <div class="ideas">
      {waiting.map((idea) => (
        <Idea key={`${idea.id} ${idea.state}`} idea={idea} scene={scene} />
      ))}
      {isWriting ? (
        <Form key={own.ideas.length} scene={scene} leave={() => write(false)} />
      ) : (
        <button type="button" class="quiet" onClick={pressed(() => write(true))}>
          {words.ideas.propose}
        </button>
      )}
    </div>
  );
}

function Idea({ idea: { id, text, url, state, reply }, scene }: { idea: OwnIdea; scene: Scene }) {
  const { words, local, tell } = scene;
  const key = `idea-${id}`;
  return (
    <article class="card ready" aria-labelledby={`${key}-text`}>
      <p class="activity" id={`${key}-text`}>
        {text}
      </p>
      {url !== null && <p class="fine">{url}</p>}
      {state === 'answered' ? (
        <>
          <p class="fine">{words.ideas.answered}</p>
          <p class="note">{reply}</p>
        </>
      ) : (
        <>
          <p role="status">{words.ideas.open}</p>
          <button
            type="button"
            class="quiet"
            aria-describedby={`${key}-text`}
            aria-disabled={local.wishes.busy.has(key)}
            onClick={pressed(() => tell?.wish(key, '/addon/propose', { act: 'take-back', idea: id }))}
          >
            {words.ready.takeBack}
          </button>
        </>
      )}
      <WishTrouble at={key} scene={scene} />
    </article>
  );
}

function Form({ scene, leave }: { scene: Scene; leave: () => void }) {
  const { own, words, language, local, tell } = scene;
  const { ideas } = words;
  const [target, aim] = useState(own.targets[0]?.target);
  const [text, say] = useState('');
  const [url, link] = useState('');
  const [missing, miss] = useState<string | null>(null);
  const isBusy = local.wishes.busy.has(PROPOSE);
  const send = (event: Event): void => {
    event.preventDefault();
    if (isBusy || target === undefined) return;
    const wrong = text.trim() === '' ? ideas.empty : isLink(url) ? null : ideas.noLink;
    miss(wrong);
    if (wrong !== null) return;
    const address = url.trim() === '' ? null : url.trim();
    tell?.wish(PROPOSE, '/addon/propose', { act: 'propose', target, text: text.trim(), url: address });
  };
  return (
    <form class="card ready" onSubmit={send} noValidate aria-labelledby="idea-title">
      <h3 id="idea-title">{ideas.title}</h3>
      {own.targets.length > 1 && (
        <p class="written">
          <label for="idea-target">{ideas.target}</label>
          <select
            id="idea-target"
            value={target}
            onChange={({ currentTarget }) =>
              aim(own.targets.find((each) => each.target === currentTarget.value)?.target)
            }
          >
            {own.targets.map((each) => (
              <option key={each.target} value={each.target}>
                {each.iCan[language]}
              </option>
            ))}
          </select>
        </p>
      )}
      <p class="written">
        <label for="idea-text">{ideas.text}</label>
        <textarea
          id="idea-text"
          rows={3}
          maxLength={LONGEST.idea}
          value={text}
          onInput={({ currentTarget }) => say(currentTarget.value)}
        />
      </p>
      <p class="written">
        <label for="idea-link">{ideas.link}</label>
        <input
          id="idea-link"
          type="url"
          inputMode="url"
          maxLength={LONGEST.link}
          aria-describedby="idea-link-hint"
          value={url}
          onInput={({ currentTarget }) => link(currentTarget.value)}
        />
        <span class="fine" id="idea-link-hint">
          {ideas.linkHint}
        </span>
      </p>
      {missing !== null && (
        <p class="notice" role="alert">
          {missing}
        </p>
      )}
      <WishTrouble at={PROPOSE} scene={scene} />
      <p class="pair">
        <button type="submit" aria-disabled={isBusy}>
          {ideas.send}
        </button>
        <button type="button" class="quiet" onClick={pressed(leave)}>
          {words.ready.notNow}
        </button>
      </p>
    </form>
  );
}

/** Empty, or the address of a page over https. */
function isLink(text: string): boolean {
  const address = text.trim();
  return address === '' || (address.startsWith('https://') && URL.canParse(address));
}
