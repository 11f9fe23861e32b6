import { LONGEST_NOTE } from '../../../../notes/own-words.ts';
import type { Message } from '../../model/messages.ts';
import type { Scene } from '../../model/scene.ts';
import { ActionFields } from '../action-fields.tsx';
import { PressButton } from './press-button.tsx';

/** What a teacher can do with a waiting message: strike it or, if it is a note, rewrite it. */
export function MessageHand({ message, ...scene }: Scene & { readonly message: Message }) {
  const { model, words } = scene;
  const { approval } = model;
  if (message.state !== 'waiting' || approval.state !== 'waiting') return null;
  return (
    <div class="presses">
      <PressButton press={{ is: 'strike', kind: message.kind, keys: [message.key], plan: approval.plan }} {...scene}>
        {words.hand.strike}
      </PressButton>
      {message.kind === 'note' && <NoteForm message={message} {...scene} />}
    </div>
  );
}

function NoteForm({ message, model, words, tokens }: Scene & { readonly message: Message }) {
  const { note } = words.hand;
  const [to] = message.to;
  if (tokens.note === null || to === undefined) return null;
  return (
    <details class="brake">
      <summary>{note.edit}</summary>
      <form method="post" action="/note" class="note-form">
        <ActionFields model={model} token={tokens.note} learner={to.id} />
        <textarea
          name="text"
          rows={7}
          maxLength={LONGEST_NOTE}
          lang={message.language ?? undefined}
          aria-label={`${note.text}: ${to.name}`}
        >
          {message.text}
        </textarea>
        <p class="presses">
          <button type="submit" class="press" name="words" value="mine">
            {note.keep}
          </button>
          {message.edited !== null && (
            <button type="submit" class="quiet press" name="words" value="ours">
              {note.ours}
            </button>
          )}
        </p>
      </form>
    </details>
  );
}
