import { z } from 'zod';
import { LearnerId } from '../../ids.ts';
import { Language } from '../../language.ts';
import { inviteAdministrator, removeAdministrator } from '../../store/people/administrators.ts';
import { handOut } from '../../store/audit.ts';
import { minutesBetween } from '../../time.ts';
import type { PageDeps } from '../kit/deps.ts';
import { formToken, isFormToken } from '../kit/form-token.ts';
import type { Asked, Reply, Route } from '../kit/route.ts';
import type { AdministratorViewer } from '../kit/viewer.ts';
import { loadSchool } from './load.ts';
import { Told } from './told.ts';
import { schoolPage } from './view.tsx';

/** Minutes after signing in within which children's data is handed out or erased. */
const FRESH = 10;

const Query = z.object({ lang: Language.optional().catch(undefined), told: Told.optional().catch(undefined) });
const Fields = z.object({ lang: Language, token: z.string().min(1).max(200) });
const Order = z.discriminatedUnion('do', [
  z.object({ do: z.enum(['pause', 'resume', 'export']) }),
  z.object({ do: z.enum(['invite', 'remove']), email: z.string().max(254) }),
  z.object({ do: z.literal('erase'), learner: LearnerId }),
]);
type Order = z.infer<typeof Order>;

/** A school's own page, and its buttons: for whoever looks after Waymark there. */
export const schoolRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/school',
    for: 'administrator',
    async answer({ school, account }, { query }, { store, now, secret }) {
      const told = await store.school(school, (db) => loadSchool(db, now()));
      if (told === null) return { kind: 'refused', why: 'not-found' };
      const asked = Query.parse(query);
      return {
        kind: 'page',
        html: schoolPage({
          ...told,
          language: asked.lang ?? told.file.school.languages[0] ?? 'en',
          account,
          token: formToken(secret, 'school', [school, account]),
          told: asked.told ?? null,
        }),
      };
    },
  },
  {
    method: 'post',
    path: '/school/act',
    for: 'administrator',
    async answer(viewer, asked, deps) {
      const fields = Fields.safeParse(asked.body);
      const order = Order.safeParse(asked.body);
      const { school, account } = viewer;
      if (
        !fields.success ||
        !order.success ||
        !isFormToken(deps.secret, 'school', [school, account], fields.data.token)
      )
        return { kind: 'refused', why: 'form' };
      const done = await act(viewer, order.data, asked, deps);
      return typeof done === 'string'
        ? { kind: 'redirect', to: `/school?lang=${fields.data.lang}&told=${done}` }
        : done;
    },
  },
];

async function act(
  { school, account }: AdministratorViewer,
  order: Order,
  asked: Asked,
  deps: PageDeps,
): Promise<Told | Reply> {
  const { store, now } = deps;
  switch (order.do) {
    case 'pause':
    case 'resume':
      if (!(await deps.school.pause(school, order.do))) return 'same';
      return order.do === 'pause' ? 'paused' : 'resumed';
    case 'invite': {
      const email = z.email().safeParse(order.email.trim());
      if (!email.success) return 'no-address';
      const invited = await store.school(school, (db) => inviteAdministrator(db, email.data, account, now()));
      return invited ? 'invited' : 'same';
    }
    case 'remove': {
      const removed = await store.school(school, (db) => removeAdministrator(db, order.email));
      return removed === 'none' ? 'same' : removed;
    }
    case 'export':
      if (!(await isFresh(asked, deps))) return 'again';
      return {
        kind: 'file',
        name: 'waymark-export.json',
        body: JSON.stringify(await store.school(school, (db) => handOut(db, now())), null, 2),
      };
    case 'erase': {
      if (!(await isFresh(asked, deps))) return 'again';
      return deps.school.erase(school, order.learner);
    }
    default:
      return order satisfies never;
  }
}

/** Somebody who left a browser open hands no child's data to the next one at it. */
async function isFresh({ cookies }: Asked, { signedIn, now }: PageDeps): Promise<boolean> {
  const since = (await signedIn({ cookies, bearer: null }, null))?.since;
  return since !== undefined && minutesBetween(since, now()) < FRESH;
}
