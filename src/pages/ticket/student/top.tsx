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

/** While the class answers it always says where the answers are; later only when some are still on their way, or nothing else speaks. */
function Status({ own, words, local }: Scene) {
  const { standing } = local;
  const isSpoken = own.state === 'closed' || (own.route?.declared ?? null) !== null;
  if (standing === 'saved' && (isSpoken || own.state === 'draft')) return <span />;
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
