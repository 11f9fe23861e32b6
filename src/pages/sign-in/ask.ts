import { SESSION, setCookie } from '../kit/cookies.ts';
import type { Asked, Reply } from '../kit/route.ts';
import { signInPage } from './view.tsx';

/**
 * The answer to somebody who is not signed in and wants a page: to sign in there. The cookie of a sign-in that is over is taken away; what
 * an LMS's launch left there stays. Its route is `scripted`, and `framed: 'addon'` where it stands in a frame.
 */
export function askToSignIn({ cookies }: Pick<Asked, 'cookies'>): Reply {
  const held = cookies.get(SESSION) ?? '';
  const over = held === '' || held.includes('.') ? {} : { cookies: [setCookie(SESSION, '', 0)] };
  return { kind: 'page', status: 401, html: signInPage, ...over };
}
