import type { Reply } from '../kit/route.ts';
import { signInPage } from './view.tsx';

/**
 * The answer to somebody who is not signed in and wants a page, or of whom the LMS does not say that they are: to sign in there. It ends
 * nothing and takes no cookie away, as another frame of that browser may stand on it. Its route is `scripted`, and `framed: 'addon'` where
 * it stands in a frame.
 */
export const askToSignIn: Reply = { kind: 'page', status: 401, html: signInPage };
