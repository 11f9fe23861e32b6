import { Ideas } from './ideas.tsx';
import { Ready } from './ready.tsx';
import type { Scene } from './local.ts';

/**
 * Shown after the choice: the menu for learners who work alone, the next chance for all, and what the teacher wrote.
 */
export function After(scene: Scene) {
  const { own, words, language } = scene;
  const next = own.next[language];
  return (
    <>
      <Menu {...scene} />
      <Ready {...scene} />
      {next !== '' && (
        <section aria-labelledby="next">
          <h2 id="next">{words.next}</h2>
          <p class="card">{next}</p>
        </section>
      )}
      {own.notes.length > 0 && (
        <section aria-labelledby="notes">
          <h2 id="notes">{words.notes}</h2>
          {own.notes.map(({ text, at }) => (
            <p key={at} class="card note">
              {text}
            </p>
          ))}
        </section>
      )}
    </>
  );
}

function Menu(scene: Scene) {
  const { own, words, language } = scene;
  const { route, menu } = own;
  const isChosen = route !== null && (route.declared !== null || route.assigned !== null);
  if (!isChosen || route.effective !== 'workshop' || own.targets.length === 0) return null;
  return (
    <section aria-labelledby="menu">
      <h2 id="menu">{words.menu.title}</h2>
      {menu.length === 0 ? (
        <p>{words.menu.empty}</p>
      ) : (
        <ol class="activities">
          {menu.map(({ title, url, minutes, why, isOwn }, nth) => (
            <li key={nth} class="card">
              <p class="activity">
                {url === null ? (
                  <strong>{title[language]}</strong>
                ) : (
                  <a href={url} target="_blank" rel="noopener noreferrer">
                    {title[language]}
                  </a>
                )}
                {minutes !== null && <span class="fine"> {words.menu.minutes(minutes)}</span>}
              </p>
              {isOwn && <span class="tag">{words.ideas.own}</span>}
              <p class="fine">{why[language]}</p>
            </li>
          ))}
        </ol>
      )}
      <Ideas scene={scene} />
    </section>
  );
}
