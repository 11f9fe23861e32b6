import { z } from 'zod';
import { Language } from '../../language.ts';
import { sessionHash } from '../../store/people/sessions.ts';
import { endOwnSignIns, NOBODYS } from '../../store/people/sign-ins.ts';
import { SESSION, setCookie } from '../kit/cookies.ts';
import { formToken, isFormToken } from '../kit/form-token.ts';
import type { Route } from '../kit/route.ts';
import { noteLeft } from '../sign-in/came-in.ts';
import { askToSignIn } from '../sign-in/ask.ts';
import { loadAccount } from './load.ts';
import { accountPage } from './view.tsx';

const Query = z.object({
  lang: Language.optional().catch(undefined),
  tried: z.literal('1').optional().catch(undefined),
});
const Ending = z.object({
  lang: Language,
  token: z.string().min(1).max(200),
  session: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
});

/**
 * A person's own page, and the buttons that end their sign-ins. For anybody who signed in directly, whatever their role
 * at a school.
 */
export const accountRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/account',
    for: 'anyone',
    scripted: true,
    async answer({ query, cookies }, deps) {
      const who = await deps.signedIn({ cookies, bearer: null }, null);
      if (who === null || who.as === null) return askToSignIn;
      const { person } = who;
      const asked = Query.parse(query);
      const account = await loadAccount(person, deps, deps.now());
      const tried = asked.tried === undefined ? null : await deps.signingIn.tries(person);
      return {
        kind: 'page',
        html: accountPage({
          ...account,
          tried,
          language: asked.lang ?? 'en',
          name: person.name ?? person.email ?? person.id,
          here: sessionHash(cookies.get(SESSION) ?? ''),
          token: formToken(deps.secret, 'account', [person.lms, person.id]),
        }),
      };
    },
  },
  {
    method: 'post',
    path: '/account/end',
    for: 'anyone',
    async answer({ body, cookies }, deps) {
      const form = Ending.safeParse(body);
      const who = await deps.signedIn({ cookies, bearer: null }, null);
      if (who === null || who.as === null) return { kind: 'redirect', to: '/account' };
      const { person } = who;
      if (!form.success || !isFormToken(deps.secret, 'account', [person.lms, person.id], form.data.token))
        return { kind: 'refused', why: 'form' };
      const { session, lang } = form.data;
      await noteLeft(
        deps.store,
        await deps.store.school(NOBODYS, (db) => endOwnSignIns(db, person.lms, person.id, session ?? null)),
        deps.now(),
      );
      const here = sessionHash(cookies.get(SESSION) ?? '');
      return {
        kind: 'redirect',
        to: `/account?lang=${lang}`,
        ...(session === undefined || session === here ? { cookies: [setCookie(SESSION, '', 0)] } : {}),
      };
    },
  },
];
