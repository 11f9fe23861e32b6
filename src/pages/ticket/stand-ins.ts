import type { Language } from '../../language.ts';
import { messagePage } from '../look/both-languages.tsx';
import { SESSION, setCookie } from '../kit/cookies.ts';
import type { Asked, Reply } from '../kit/route.ts';

/** What composing is drawn from until its page is there. */
export function composerData<Composing extends object>(composing: Composing, closes: readonly string[]) {
  return { ...composing, closes };
}

/** Stands where the composer's page will. */
export function composerPage(_data: object, _language: Language): string {
  return messagePage({
    title: { en: 'New ticket', es: 'Tique nuevo' },
    text: { en: 'This page is being made.', es: 'Esta página se está haciendo.' },
  });
}

/** Stands where the sign-in page will. */
export function askToSignIn({ cookies }: Pick<Asked, 'cookies'>): Reply {
  const html = messagePage({
    title: { en: 'Sign in to go on', es: 'Inicia sesión para seguir' },
    text: { en: 'Sign in with Google', es: 'Inicia sesión con Google' },
  });
  const held = cookies.get(SESSION) ?? '';
  return {
    kind: 'page',
    status: 401,
    html,
    ...(held === '' || held.includes('.') ? {} : { cookies: [setCookie(SESSION, '', 0)] }),
  };
}
