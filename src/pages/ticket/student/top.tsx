import type { Scene } from './local.ts';

/** The title, how the answers stand, and the other language. */
export function Top(scene: Scene) {
  const { page, own, words, language, local, tell } = scene;
  return (
    <>
      <header class="ticket-top">
        <div class="strip">
          {page.preview ? <span /> : <Status {...scene} />}
          <button
            type="button"
            class="quiet language"
            lang={language === 'en' ? 'es' : 'en'}
            onClick={() => tell?.speak(language === 'en' ? 'es' : 'en')}
          >
            {words.otherLanguage}
          </button>
        </div>
      </header>
      <h1>{page.title}</h1>
      {page.preview && <p class="preview">{words.preview}</p>}
      {local.problem !== null && own.state !== 'key' && <p class="notice">{local.problem[language]}</p>}
    </>
  );
}

/** Always says where the answers are, whatever else of the page speaks (FRAMES.md 7). */
function Status({ words, local: { standing } }: Scene) {
  const text = {
    saved: words.status.saved,
    saving: words.status.saving,
    kept: words.status.kept,
    'not-kept': words.status.notKept,
  }[standing];
  return (
    <p role="status" class={`standing standing-${standing}`}>
      {text}
    </p>
  );
}
