import { h, render } from 'preact';
import type { Said } from '../../language.ts';
import type { ComposerPageData } from '../ticket/discovery/data.ts';
import { newDraft, ticketOf, typedBeside, type Draft } from '../ticket/discovery/draft.ts';
import { problemsOf } from '../ticket/discovery/problems.ts';
import { readLive } from '../ticket/live-text.ts';
import { NOTHING_SENT, type ComposerTells, type Sending } from '../ticket/discovery/scene.ts';
import { ComposerView, ownWords } from '../ticket/discovery/view.tsx';
import { composerWords } from '../ticket/words/composer-words.ts';
import { call, type Called } from './call.ts';
import { keepFocus } from './keep-focus.ts';
import { keepLanguage, spokenHere } from './language.ts';
import { keptDraft } from './kept-draft.ts';
import { shelfOf } from './kept.ts';
import { signInAgain } from './sign-in-again.ts';
import { typedDraft } from './typed-draft.ts';

const FAILED = { en: composerWords.en.send.failed, es: composerWords.es.send.failed };
const SILENT = { en: composerWords.en.send.silent, es: composerWords.es.send.silent };
/** Milliseconds in which "Attached" can be read before the frame closes. */
const READABLE = 800;

const main = document.querySelector('main');
if (main !== null) compose(main, readLive(main.dataset['live']) as ComposerPageData);

/** Takes over the page on which a ticket is composed: keeps what is typed, sends it, and closes the frame when it is attached. */
function compose(root: HTMLElement, page: ComposerPageData): void {
  let language = spokenHere();
  const kept = keptDraft(page, shelfOf(globalThis));
  let draft: Draft = newDraft(page);
  let sending: Sending = NOTHING_SENT;
  let isSignedOut = false;
  root.removeAttribute('data-live');

  const vnode = () => h(ComposerView, { page, language, tell, draft, sending });
  const draw = (): void => keepFocus(root, () => render(vnode(), root));
  const say = (news: Partial<Sending>): void => {
    sending = { ...sending, ...news };
    draw();
  };
  const own = () => ownWords(composerWords[language], draft);

  const attach = async (): Promise<void> => {
    if (sending.state !== 'composing') return; // a double click is one
    say({ tried: true, trouble: null });
    if (problemsOf(draft, page, own()).length > 0) {
      root.querySelector<HTMLElement>('[aria-invalid]')?.focus();
      return;
    }
    const sent = draft;
    say({ state: 'busy' });
    // in the press itself, or the window is blocked
    if (isSignedOut && page.door !== 'launch') isSignedOut = (await signInAgain('discovery', page.person)) === 'not-in';
    const called = await call<object>('/addon/attach', {
      o: page.opening,
      draft: sent.id,
      ticket: ticketOf(sent, own()),
    });
    if (called.ok === true) {
      kept.forget();
      say({ state: 'done' });
      setTimeout(() => (page.next === null ? closeFrame(page.closes) : location.assign(page.next)), READABLE);
    } else {
      isSignedOut = called.ok === false && called.status === 401;
      say({ state: 'composing', trouble: troubleOf(called) });
    }
  };

  const tell: ComposerTells = {
    change(changed, focus) {
      if (sending.state === 'done') return draw();
      draft = changed;
      kept.keep(draft);
      say({ trouble: null });
      if (focus !== undefined) document.getElementById(focus)?.focus();
    },
    attach: () => void attach(),
    speak(chosen) {
      language = chosen;
      keepLanguage(page, chosen);
      draw();
    },
  };

  const blank = newDraft(page);
  const typed = typedDraft(root, page, blank);
  draft = kept.load() ?? { ...blank, id: crypto.randomUUID() };
  if (typed !== null) {
    draft = typedBeside(draft, typed, blank);
    kept.keep(draft);
  }
  keepFocus(root, () => {
    root.replaceChildren(); // drawn anew: what the server drew may have fewer controls than what was typed and kept asks for
    render(vnode(), root);
  });
}

/** Only a page around the frame can close it, and only if it is one of those (FRAMES.md 5). */
function closeFrame(origins: readonly string[]): void {
  if (window.parent === window) return;
  for (const origin of origins) window.parent.postMessage({ type: 'Classroom', action: 'closeIframe' }, origin);
}

function troubleOf(called: Called<unknown>): Said {
  return called.ok === false ? (called.refusal?.message ?? FAILED) : SILENT;
}
