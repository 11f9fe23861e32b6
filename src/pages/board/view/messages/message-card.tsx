import { PLACE } from '../../../actions/press.ts';
import type { Message } from '../../model/messages.ts';
import type { Scene } from '../../model/scene.ts';
import { MessageHand } from '../hand/message-hand.tsx';
import { MessageWhys } from './message-whys.tsx';
import { PlacedReceipt } from '../hand/placed-receipt.tsx';

/** One message: a line with its state and readers, which unfolds exactly what they will read. */
export function MessageCard({ message, ...scene }: Scene & { message: Message }) {
  const { words, receipt } = scene;
  const [first] = message.to;
  const place = message.kind === 'note' && message.inPlan && first !== undefined ? PLACE.note(first.id) : undefined;
  return (
    <details
      class="message-card"
      id={place}
      open={message.slot !== null || (place !== undefined && receipt?.place === place)}
    >
      <summary>
        <span class="name">
          {heading(message, words)}
          {message.target !== null && <span class="fine"> {message.links[0]?.title ?? message.target.iCan}</span>}
        </span>
        <span class="fine">
          {message.forOne ? words.messages.channel[message.channel] : words.messages.people(message.to.length)}
        </span>
        <State message={message} {...scene} />
      </summary>
      {place !== undefined && <PlacedReceipt at={place} {...scene} />}
      <div class="letter" lang={message.language ?? undefined}>
        {message.title !== null && <p class="title">{message.title}</p>}
        {message.channel === 'paste' ? <PasteText message={message} {...scene} /> : <p class="text">{message.text}</p>}
        {message.links.length > 0 && (
          <ul class="plain links">
            {message.links.map(({ title, url }) => (
              <li key={url}>
                <a href={url} rel="noreferrer noopener">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        )}
        {message.due !== null && <p class="due">{words.messages.due(message.due)}</p>}
      </div>
      {message.edited !== null && <p class="fine">{words.hand.note.by(message.edited.by, message.edited.moment)}</p>}
      <MessageHand message={message} {...scene} />
      {message.trouble !== null && (
        <p class="warn" lang="en">
          {message.trouble}
        </p>
      )}
      {!message.forOne && (
        <p class="to">
          <span class="label">{words.messages.to}</span> {message.to.map(({ name }) => name).join(', ')}
        </p>
      )}
      <p class="fine">{words.messages.seenBy[message.channel]}</p>
      <MessageWhys message={message} words={words} />
    </details>
  );
}

/** The word a teacher looks for: the seminar, the target, or the student. */
function heading({ slot, target, title, to: [first] }: Message, words: Scene['words']): string {
  if (slot !== null) return words.groups.slot[slot];
  return target?.code ?? first?.name ?? title ?? '';
}

function PasteText({ message, words }: Scene & { message: Message }) {
  return (
    <textarea readonly rows={6} aria-label={words.messages.copy}>
      {message.text}
    </textarea>
  );
}

const SIGN: Readonly<Record<Message['state'], string>> = {
  waiting: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 5v3.2l2 1.3',
  underway: 'M2.5 8h10M9 4.5L12.5 8 9 11.5',
  left: 'M4 3h8M4 13h8M5 3l6 10M11 3L5 13',
  sent: 'M3 8.5l3.2 3.2L13 4.8',
  unchanged: 'M3 6h10M3 10h10',
  held: 'M5.5 3.5v9M10.5 3.5v9',
  removed: 'M4 4l8 8M12 4l-8 8',
  cancelled: 'M3.5 8h9',
};

function State({ message, words }: Scene & { message: Message }) {
  return (
    <span class={`state state-${message.state}`}>
      <svg
        viewBox="0 0 16 16"
        width="14"
        height="14"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linecap="round"
        stroke-linejoin="round"
      >
        <path d={SIGN[message.state]} />
      </svg>
      {words.messages.state[message.state]}
    </span>
  );
}
