import type { Language } from '../../language.ts';
import type { ClassTried } from '../kit/deps.ts';
import { accountWords } from './words.ts';

/**
 * What the LMS answered for each class, shown right after connecting, so that no problem first shows up in the night.
 */
export function Tried({ tried, language }: { readonly tried: readonly ClassTried[]; readonly language: Language }) {
  const words = accountWords[language];
  if (tried.length === 0) return null;
  return (
    <section class="card" aria-labelledby="tried">
      <h2 id="tried">{tried.every(({ can }) => can === 'read') ? words.allRead : words.tried}</h2>
      <ul>
        {tried.map(({ name, can, todo }) => (
          <li key={name}>
            <strong>{name}</strong>: {words.can[can]}
            {todo !== null && <p>{todo[language]}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
