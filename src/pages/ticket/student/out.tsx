import type { Scene } from './local.ts';

/** What to do where the server no longer accepts the page's requests; what was written stays on the page. */
export function Out({ page, words, local, tell }: Scene) {
  if (local.out === null) return null;
  const { out } = words;
  if (local.out === 'gone') {
    return (
      <section class="notice out" aria-labelledby="out">
        <h2 id="out">{out.gone}</h2>
        <p>{out.goneText}</p>
      </section>
    );
  }
  if (page.door === 'launch') {
    return (
      <section class="notice out" aria-labelledby="out">
        <h2 id="out">{out.over}</h2>
        <p>{out.overText}</p>
      </section>
    );
  }
  return (
    <section class="notice out" aria-labelledby="out">
      <h2 id="out">{out.signedOut}</h2>
      <p>{local.out === 'blocked' ? out.blocked : out.signedOutText}</p>
      <button type="button" onClick={() => tell?.signIn()}>
        {out.signIn}
      </button>
    </section>
  );
}
