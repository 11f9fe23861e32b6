import { useState } from 'preact/hooks';
import { LONGEST } from '../../../ticket/lengths.ts';
import type { ShownIdea } from '../../../ticket/live.ts';
import { pressed } from '../parts/pressed.ts';
import { keyOf } from '../parts/told.ts';
import { Trouble } from '../parts/trouble.tsx';
import type { RoomScene } from './room-scene.ts';

/**
 * Activities that learners propose, in the order of proposing. The teacher says yes in one tap, adds the activity to
 * the class under a title, or answers with a sentence; each can be taken back.
 */
export function Ideas(scene: RoomScene) {
  const { room, words } = scene;
  if (room.ideas.length === 0) return null;
  return (
    <section class="checks card" aria-labelledby="ideas-title">
      <h2 id="ideas-title">{words.ideas.title}</h2>
      <p class="fine">{words.ideas.hint}</p>
      <ul class="plain">
        {room.ideas.map((idea) => (
          <Idea key={`${idea.id} ${idea.state} ${idea.classTitle ?? ''}`} idea={idea} scene={scene} />
        ))}
      </ul>
    </section>
  );
}

function Idea({ idea, scene }: { idea: ShownIdea; scene: RoomScene }) {
  const { room, words, tell, told, language } = scene;
  const [writing, write] = useState<'reply' | 'title' | null>(null);
  const { id, learner, target, iCan, text, url, state, reply, classTitle } = idea;
  const key = keyOf.idea(id);
  const name = room.learners.find((each) => each.id === learner)?.name ?? learner;
  const isBusy = told.busy.has(key);
  const button = (what: string, said: string, press: () => void, isOpen?: boolean) => (
    <button
      type="button"
      id={`${key}-${what}`}
      class="quiet small"
      aria-describedby={`${key}-about`}
      aria-disabled={isBusy}
      aria-expanded={isOpen}
      onClick={pressed(press)}
    >
      {said}
    </button>
  );
  const opener = (what: 'reply' | 'title', said: string) =>
    button(what, said, () => write(writing === what ? null : what), writing === what);
  return (
    <li>
      <span id={`${key}-about`}>
        <strong>{name}</strong>{' '}
        <span class="code" title={iCan[language]}>
          {target}
        </span>
      </span>
      <span class="quoted">
        <q>{text}</q>
        {url !== null && (
          <>
            {' '}
            <a href={url} target="_blank" rel="noopener noreferrer">
              {url}
            </a>
          </>
        )}
      </span>
      <span class="answers">
        {state === 'open' ? (
          <>
            {button('accept', words.ideas.accept, () => tell?.answerIdea(id, { answer: 'accept', title: null }))}
            {opener('reply', words.ideas.reply)}
          </>
        ) : (
          <>
            <span class="tag" role="status">
              {classTitle === null ? words.ideas.state[state] : words.ideas.offered(classTitle)}
            </span>
            {state === 'answered' && <span class="fine">{reply}</span>}
            {state === 'accepted' && classTitle === null && opener('title', words.ideas.offer)}
            {button('open', words.checks.takeBack, () => tell?.answerIdea(id, { answer: 'open' }))}
          </>
        )}
      </span>
      {writing !== null && (
        <Words
          key={writing}
          id={`${key}-words`}
          label={writing === 'reply' ? words.ideas.sentence(name) : words.ideas.classTitle}
          hint={writing === 'reply' ? null : words.ideas.noName}
          send={words.ideas.send[writing]}
          longest={LONGEST[writing]}
          isBusy={isBusy}
          say={(said) =>
            tell?.answerIdea(
              id,
              writing === 'reply' ? { answer: 'reply', text: said } : { answer: 'accept', title: said },
            )
          }
        />
      )}
      <Trouble at={key} told={told} language={language} />
    </li>
  );
}

function Words({
  id,
  label,
  hint,
  send,
  longest,
  isBusy,
  say,
}: {
  id: string;
  label: string;
  hint: string | null;
  send: string;
  longest: number;
  isBusy: boolean;
  say: (said: string) => void;
}) {
  const [text, write] = useState('');
  return (
    <form
      class="answer-words"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy && text.trim() !== '') say(text.trim());
      }}
    >
      <label for={id}>{label}</label>
      <input
        id={id}
        maxLength={longest}
        required
        value={text}
        aria-describedby={hint === null ? undefined : `${id}-hint`}
        onInput={({ currentTarget }) => write(currentTarget.value)}
      />
      {hint !== null && (
        <span class="fine" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <button type="submit" class="quiet small" aria-disabled={isBusy}>
        {send}
      </button>
    </form>
  );
}
