import type { Said } from '../../language.ts';
import type { SignInRefused } from '../../lms/sign-in.ts';
import { scriptAddress } from '../kit/scripts.ts';
import { messagePage, TRY_AGAIN } from '../look/both-languages.tsx';
import { renderDocument } from '../look/document.tsx';
import { Wordmark } from '../look/wordmark.tsx';
import { ONE_ACCOUNT } from './one-account.ts';

/** What the script of the sign-in page may have to say; each stands there from the start, unseen. */
const SAID = {
  blocked: {
    en: 'The window was blocked. Allow windows for this page in the address bar, then press the button again.',
    es: 'La ventana se bloqueó. Permite ventanas para esta página en la barra de direcciones y pulsa el botón otra vez.',
  },
  lost: {
    en: 'The window closed before you were signed in. Press the button again.',
    es: 'La ventana se cerró antes de iniciar sesión. Pulsa el botón otra vez.',
  },
  failed: {
    en: 'That did not work. Look whether the network is there, then press the button again.',
    es: 'No funcionó. Mira si hay red y pulsa el botón otra vez.',
  },
} as const satisfies Record<string, Said>;

/**
 * For everybody who is not signed in, whatever they opened: the same words, without one about the school, the class, the ticket or anyone.
 * Where it stands and for whom, its script reads from its own address.
 */
export const signInPage = renderDocument({
  language: 'en',
  title: 'Sign in · Waymark',
  script: scriptAddress('sign-in'),
  children: (
    <main class="message">
      <Wordmark />
      <h1>Sign in to go on</h1>
      <p>Press the button and choose the account you use in your class. Then this page goes on by itself.</p>
      <p class="act">
        <button type="button" id="sign-in" disabled>
          Sign in with Google
        </button>
      </p>
      <p class="fine">Another account keeps coming? {ONE_ACCOUNT.en}</p>
      <div role="status">
        {Object.entries<Said>(SAID).map(([name, said]) => (
          <p id={name} class="warn" hidden>
            {said.en} <span lang="es">{said.es}</span>
          </p>
        ))}
      </div>
      <p id="new-window" hidden>
        <a target="_blank" rel="noopener">
          Open in a new window
        </a>{' '}
        <span lang="es">Abrir en una ventana nueva</span>
      </p>
      <section lang="es">
        <h2>Inicia sesión para seguir</h2>
        <p>Pulsa el botón y elige la cuenta que usas en tu clase. Después esta página sigue por sí sola.</p>
        <p class="fine">¿Siempre aparece otra cuenta? {ONE_ACCOUNT.es}</p>
      </section>
    </main>
  ),
});

/** Gives the code to the page that opened this window, which closes. */
export function handOverPage(code: string): string {
  return renderDocument({
    language: 'en',
    title: 'Signed in · Waymark',
    script: scriptAddress('hand-over'),
    children: (
      <main class="message" data-code={code}>
        <Wordmark />
        <h1>You are signed in</h1>
        <p>This window closes by itself.</p>
        <p id="lost" class="warn" hidden>
          The page that opened this window is gone. Close this window and open the page from your class again.{' '}
          <span lang="es">
            La página que abrió esta ventana ya no está. Cierra esta ventana y abre la página de nuevo desde tu clase.
          </span>
        </p>
        <section lang="es">
          <h2>Iniciaste sesión</h2>
          <p>Esta ventana se cierra sola.</p>
        </section>
      </main>
    ),
  });
}

const TITLES: Readonly<Record<SignInRefused['why'], Said>> = {
  'other-account': { en: 'You signed in with another account', es: 'Iniciaste sesión con otra cuenta' },
  'not-granted': { en: 'One box was not ticked', es: 'Faltó marcar una casilla' },
  token: { en: 'We could not tell who you are', es: 'No pudimos saber quién eres' },
  code: { en: 'Sign in once more', es: 'Inicia sesión otra vez' },
  silent: { en: 'There was no answer', es: 'No hubo respuesta' },
};

/**
 * Why nobody was let in, and what to do.
 * @param again where the same sign-in begins again
 */
export function refusedPage({ why, said }: SignInRefused, again: string): string {
  return messagePage({
    title: TITLES[why],
    text: said,
    way: { href: again, said: TRY_AGAIN },
    script: scriptAddress('again'),
  });
}
