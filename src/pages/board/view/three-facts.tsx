import type { Person } from '../model/person.ts';
import type { Words } from '../words/index.ts';

/** P1: what was suggested, what the student chose, what the teacher set. */
export function ThreeFacts({ person, words, label }: { person: Person; words: Words; label?: string }) {
  const { route } = words.headline;
  const made = (choice: Person['declared']) =>
    choice === null
      ? words.why.notYet
      : `${choice.route === 'none' ? words.why.notToday : route[choice.route]}, ${choice.moment}`;
  return (
    <p class="facts fine">
      {label !== undefined && <strong>{label}</strong>}
      <span>
        {words.why.suggested}: {route[person.recommended]}
      </span>
      <span>
        {words.why.chose}: {made(person.declared)}
      </span>
      <span>
        {words.why.youSet}: {made(person.assigned)}
      </span>
    </p>
  );
}
