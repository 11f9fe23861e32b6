import { z } from 'zod';
import type { Said } from '../../language.ts';
import { LMS_IDS } from '../../lms/known.ts';
import { sessionHash } from '../../store/people/sessions.ts';
import { NOBODYS, takeHandOver } from '../../store/people/sign-ins.ts';
import { refusedScript } from '../kit/refusal.ts';
import type { Route } from '../kit/route.ts';
import { enterAs, Grant, signedInBy, signOut } from './session.ts';

const Taking = z.object({ code: z.string().min(1).max(200), verifier: z.string().min(1).max(200) });

const Came = z.object({
  person: z.object({
    lms: z.enum(LMS_IDS),
    id: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    domain: z.string().nullable().default(null),
  }),
  grant: Grant,
});

/** What the frame asks once its window has come back: the session, whether the browser keeps its cookie, and its end. */
export const sessionRoutes: readonly Route[] = [
  {
    method: 'post',
    path: '/addon/session',
    counted: 'entry',
    for: 'anyone',
    form: 'json',
    async answer(asked, deps) {
      const at = deps.now();
      const taking = Taking.safeParse(asked.body);
      const sealed = taking.success
        ? await deps.store.school(NOBODYS, (db) => takeHandOver(db, taking.data, at))
        : null;
      if (!taking.success || sealed === null)
        return refusedScript(deps, asked.path, { status: 410, error: 'signed-out', message: TOO_LATE });
      const whose = { lms: null, user: sessionHash(taking.data.code) };
      const opened = await deps.signingIn.seal.open('hand-over', whose, sealed);
      const came = Came.parse(JSON.parse(opened));
      const { token, until, cookie } = await enterAs(deps, asked, came, at);
      const { id, name } = came.person;
      return { kind: 'json', status: 200, body: { user: { id, name }, token, until }, cookies: [cookie] };
    },
  },
  {
    method: 'get',
    path: '/addon/session',
    for: 'anyone',
    askedByScript: true,
    async answer(asked, deps) {
      const who = await signedInBy(deps, asked, deps.now());
      return who === null
        ? refusedScript(deps, asked.path, { status: 401, error: 'signed-out', message: SIGNED_OUT })
        : { kind: 'json', status: 200, body: { user: { id: who.person.id, name: who.person.name } } };
    },
  },
  {
    method: 'post',
    path: '/addon/sign-out',
    for: 'anyone',
    form: 'json',
    answer: async (asked, deps) => ({
      kind: 'json',
      status: 200,
      body: { user: null },
      cookies: [await signOut(deps, asked)],
    }),
  },
];

const TOO_LATE: Said = {
  en: 'This sign-in was used already, or took too long. Sign in again.',
  es: 'Este inicio de sesión ya se usó o tardó demasiado. Inicia sesión de nuevo.',
};

const SIGNED_OUT: Said = { en: 'Sign in again.', es: 'Inicia sesión de nuevo.' };
