import { PLACE } from '../../../actions/press.ts';
import { KIND_NAMES, type KindName } from '../../../../plan/kinds/registry.ts';
import { PlacedReceipt } from '../hand/placed-receipt.tsx';
import { PressButton } from '../hand/press-button.tsx';
import { StruckList } from '../hand/struck-list.tsx';
import { MessageCard } from './message-card.tsx';
import type { Message } from '../../model/messages.ts';
import type { Scene } from '../../model/scene.ts';

/** Everything students will read, as they will read it, with its channel and who can see it. */
export function MessagesSection(scene: Scene) {
  const { model, words } = scene;
  const { of, withdrawn } = model.messages;
  return (
    <section id="messages" aria-labelledby="messages-title">
      <h2 id="messages-title">{words.page.messages}</h2>
      <p class="intro">{words.messages.intro}</p>
      {KIND_NAMES.map((kind) => (
        <MessageList key={kind} title={words.messages.of[kind]} kind={kind} messages={of[kind]} {...scene} />
      ))}
      {withdrawn.length > 0 && (
        <>
          <h3>{words.messages.withdrawn}</h3>
          <ul class="plain">
            {withdrawn.map(({ key, title, learners }) => (
              <li key={key}>{words.messages.withdrawnRow(title ?? '–', learners)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function MessageList({
  title,
  kind,
  messages,
  ...scene
}: Scene & { title: string; kind: KindName; messages: readonly Message[] }) {
  const { model, words } = scene;
  const waiting = messages.filter(({ state }) => state === 'waiting').length;
  const struck = model.hand.struck[kind];
  return (
    <div class="message-list" id={PLACE.messages(kind)}>
      <h3>
        {title} <span class="fine">{messages.length}</span>
      </h3>
      <PlacedReceipt at={PLACE.messages(kind)} {...scene} />
      {messages.length === 0 ? (
        struck.length === 0 && <p class="fine">{scene.words.messages.none}</p>
      ) : (
        <div class={messages.some(({ slot }) => slot !== null) ? 'posts' : 'rows'}>
          {messages.map((message) => (
            <MessageCard key={message.key} message={message} {...scene} />
          ))}
        </div>
      )}
      {waiting > 1 && model.approval.state === 'waiting' && (
        <PressButton press={{ is: 'strike', kind, keys: null, plan: model.approval.plan }} of={title} {...scene}>
          {words.hand.strikeAll(waiting)}
        </PressButton>
      )}
      <StruckList kind={kind} struck={struck} {...scene} />
    </div>
  );
}
