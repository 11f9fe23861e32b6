import { LONGEST } from '../../../ticket/lengths.ts';
import { PLACE, type Press } from '../../actions/press.ts';
import type { IdeaShown } from '../model/ideas.ts';
import type { Scene } from '../model/scene.ts';
import { ActionFields } from './action-fields.tsx';
import { PlacedReceipt } from './hand/placed-receipt.tsx';
import { PressButton } from './hand/press-button.tsx';

/**
 * Activities that learners propose. The teacher says yes in one press, adds the activity to the class under a title, or
 * answers with a sentence. Not shown where nothing is proposed.
 */
export function IdeasSection(scene: Scene) {
  const { model, words } = scene;
  if (model.ideas.length === 0) return null;
  return (
    <section id={PLACE.ideas} aria-labelledby="ideas-title">
      <h2 id="ideas-title">{words.page.ideas}</h2>
      <p class="intro">{words.ideas.intro}</p>
      <PlacedReceipt at={PLACE.ideas} {...scene} />
      <ul class="plain put">
        {model.ideas.map((idea) => (
          <Idea key={idea.id} idea={idea} {...scene} />
        ))}
      </ul>
    </section>
  );
}

function Idea({ idea, ...scene }: Scene & { idea: IdeaShown }) {
  const { ideas, asks } = scene.words;
  const { id, person, target, text, url, state, reply, classTitle } = idea;
  const press = (answer: 'accept' | 'open', said: string) => (
    <PressButton press={{ is: 'idea', idea: id, answer }} of={`${person.name}, ${target.code}`} {...scene}>
      {said}
    </PressButton>
  );
  return (
    <li>
      <p>
        <a href={`#p-${person.id}`}>{person.name}</a>{' '}
        <span class="code" title={target.iCan}>
          {target.code}
        </span>
        <br />
        <q>{text}</q>
        {url !== null && (
          <>
            {' '}
            <a href={url} target="_blank" rel="noopener noreferrer">
              {url}
            </a>
          </>
        )}
      </p>
      {state === 'open' ? (
        <>
          {press('accept', ideas.accept)}
          <InWords idea={idea} answer="reply" label={ideas.sentence(person.name)} {...scene} />
        </>
      ) : (
        <>
          <span class="fine">
            {classTitle === null ? ideas.state[state] : ideas.offered(classTitle)} {reply}
          </span>
          {state === 'accepted' && classTitle === null && (
            <InWords idea={idea} answer="offer" label={ideas.classTitle} {...scene} />
          )}
          {press('open', asks.takeBack)}
        </>
      )}
    </li>
  );
}

/** An answer with text, folded until opened. It has its own form, because the text must be sent with it. */
function InWords({
  idea: { id, person },
  answer,
  label,
  model,
  words: { ideas },
  tokens,
}: Scene & { idea: IdeaShown; answer: 'reply' | 'offer'; label: string }) {
  if (tokens.hand === null) return null;
  const press: Press = { is: 'idea-words', idea: id, answer };
  const field = `idea-${id}-${answer}`;
  return (
    <details class="reasons">
      <summary>
        {ideas.open[answer]}
        <span class="unseen">: {person.name}</span>
      </summary>
      <form method="post" action="/hand" class="act">
        <ActionFields model={model} token={tokens.hand} />
        <label for={field}>{label}</label>
        <input id={field} name="words" required maxLength={answer === 'reply' ? LONGEST.reply : LONGEST.title} />
        <button type="submit" class="quiet" name="press" value={JSON.stringify(press)}>
          {ideas.send[answer]}
        </button>
      </form>
    </details>
  );
}
