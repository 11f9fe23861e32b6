import { messagePage } from '../look/both-languages.tsx';
import { SESSION, setCookie } from '../kit/cookies.ts';
import type { Asked, Reply } from '../kit/route.ts';

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
