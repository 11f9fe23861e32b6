import { ActionFields } from './action-fields.tsx';
import type { HeldWrite } from '../model/held.ts';
import type { Scene } from '../model/scene.ts';
import type { Tokens } from '../tokens.ts';

/**
 * Writes that were stopped and wait for a decision, each with what happened and the two possible decisions. Not shown
 * where nothing is held.
 */
export function HeldSection({ tokens, ...scene }: Scene & { tokens: Tokens }) {
  const { model, words } = scene;
  if (model.held.length === 0) return null;
  return (
    <section id="held" aria-labelledby="held-title">
      <h2 id="held-title">{words.held.title}</h2>
      <p class="intro">{words.held.intro}</p>
      <ul class="plain held-list">
        {model.held.map((write) => (
          <li key={write.key} class="card">
            <HeldCard {...scene} tokens={tokens} write={write} token={tokens.held.get(write.key) ?? null} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function HeldCard({ write, token, model, words }: Scene & { write: HeldWrite; token: string | null }) {
  const name = heading(write, words);
  return (
    <>
      <h3>
        {words.held.kind[write.kind]}: {name}
      </h3>
      <p class="fine">{words.held.since(write.since)}</p>
      <p>{words.held.happened[write.happened]}</p>
      {write.detail !== null && (
        <p class="fine" lang="en">
          {write.detail}
        </p>
      )}
      <details class="reasons">
        <summary>{words.held.says}</summary>
        <div class="letter" lang={write.language ?? undefined}>
          {write.title !== null && <p class="title">{write.title}</p>}
          <p class="text">{write.text}</p>
        </div>
        <p class="to">
          <span class="label">{words.messages.to}</span> {write.to.map((learner) => learner.name).join(', ')}
        </p>
      </details>
      {!write.matters && <p class="fine past">{words.held.past}</p>}
      {token !== null && (
        <form method="post" action="/held" class="act">
          <ActionFields model={model} token={token} />
          <input type="hidden" name="key" value={write.key} />
          {write.matters && (
            <button type="submit" name="decision" value="anew" class="quiet" aria-label={`${words.held.anew}: ${name}`}>
              {words.held.anew}
            </button>
          )}
          <button type="submit" name="decision" value="leave" class="quiet" aria-label={`${words.held.leave}: ${name}`}>
            {words.held.leave}
          </button>
        </form>
      )}
    </>
  );
}

function heading({ slot, target, title, to: [first] }: HeldWrite, words: Scene['words']): string {
  if (slot !== null) return words.groups.slot[slot];
  return target?.code ?? first?.name ?? title ?? '';
}
