import type { Message } from '../../model/messages.ts';
import type { Scene } from '../../model/scene.ts';

/** Why the readers get the message: each reason once, with the readers' names where reasons differ. */
export function MessageWhys({ message, words }: Pick<Scene, 'words'> & { message: Message }) {
  return (
    <details class="reasons">
      <summary>{words.why.why}</summary>
      <ul class="plain whys">
        {message.whys.map(({ people, rule, wouldChange }) => (
          <li key={rule + wouldChange}>
            {people.length > 0 && <p class="to">{people.map(({ name }) => name).join(', ')}</p>}
            <p>{rule}</p>
            <p>
              <span class="label">{words.why.wouldChange}</span> {wouldChange}
            </p>
          </li>
        ))}
      </ul>
      <p class="fine">{words.messages.rests(message.evidence)}</p>
    </details>
  );
}
