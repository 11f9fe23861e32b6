import { KIND_NAMES } from '../../../plan/kinds/registry.ts';
import { MessageCard } from './message-card.tsx';
import type { Message } from '../model/messages.ts';
import type { Scene } from '../model/scene.ts';

/** Everything students will read, as they will read it, with its channel and who can see it. */
export function MessagesSection(scene: Scene) {
  const { model, words } = scene;
  const { of, withdrawn } = model.messages;
  return (
    <section id="messages" aria-labelledby="messages-title">
      <h2 id="messages-title">{words.page.messages}</h2>
      <p class="intro">{words.messages.intro}</p>
      {KIND_NAMES.map((kind) => <MessageList key={kind} title={words.messages.of[kind]} messages={of[kind]} {...scene} />)}
      {withdrawn.length > 0 && (
        <>
          <h3>{words.messages.withdrawn}</h3>
          <ul class="plain">{withdrawn.map(({ key, title, learners }) => <li key={key}>{words.messages.withdrawnRow(title ?? '–', learners)}</li>)}</ul>
        </>
      )}
    </section>
  );
}

function MessageList({ title, messages, ...scene }: Scene & { title: string; messages: readonly Message[] }) {
  return (
    <div class="message-list">
      <h3>{title} <span class="fine">{messages.length}</span></h3>
      {messages.length === 0 ? <p class="fine">{scene.words.messages.none}</p> : (
        <div class={messages.some(({ slot }) => slot !== null) ? 'posts' : 'rows'}>{messages.map((message) => <MessageCard key={message.key} message={message} {...scene} />)}</div>
      )}
    </div>
  );
}
