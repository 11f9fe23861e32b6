import { z } from 'zod';
import { CourseId } from '../../../ids.ts';
import { Language } from '../../../language.ts';
import { credentialOr } from '../../../school/delegated.ts';
import { loadCredential } from '../../../store/people/credentials.ts';
import { loadSchoolFile } from '../../../store/schools.ts';
import { setupChangesOf } from '../../../store/setup-changes.ts';
import { Refused } from '../../../sync/refused.ts';
import { connectionOf } from '../../board/model/connection.ts';
import { connectToken } from '../../connect/form.ts';
import { isFormToken } from '../../kit/form-token.ts';
import type { Route } from '../../kit/route.ts';
import { coursesOf } from '../../kit/viewer.ts';
import { readSetupAddress, SETUP, setupAddress, stepPath, TAKE_IN } from '../address.ts';
import { nameOf, setupToken } from '../guard.ts';
import { coursesPage, refusedPage } from './view.tsx';

const Taking = z.object({ course: CourseId, lang: Language, token: z.string().min(1).max(200) });

/** The classes of a teacher: those that are in, and those the LMS says they teach beside. */
export const coursesRoutes: readonly Route[] = [
  {
    method: 'get',
    path: SETUP,
    for: 'teacher',
    framed: 'launch',
    async answer(viewer, { query }, { store, secret, setup, signingIn, connecting, now }) {
      const { language, told } = readSetupAddress(query);
      const found = await store.school(viewer.school, async (db) => {
        const file = await loadSchoolFile(db);
        if (file === null) return null;
        const own: { readonly course: (typeof file.courses)[number]; readonly name: string }[] = [];
        for (const course of coursesOf(viewer, file))
          own.push({ course, name: await nameOf(db, course.id, await setupChangesOf(db, course.id, 100)) });
        const { teacher } = viewer;
        const by = credentialOr(await loadCredential(db, file.school.lms, teacher), file, teacher);
        const at = { school: file, teacher, connecting, signingIn, now: now() };
        const connection = await connectionOf(db, viewer, at);
        const connected = by === 'delegated' || (by?.state === 'ok' && connection?.state !== 'ended');
        return { file, own, connected, connection };
      });
      if (found === null) return { kind: 'refused', why: 'not-found' };
      const { file, own, connected, connection } = found;
      const listed = connected ? await setup.classes(file, viewer.teacher) : null;
      return {
        kind: 'page',
        html: coursesPage({
          language: language ?? file.school.languages[0] ?? 'en',
          account: viewer.signedIn !== undefined,
          school: file.school,
          own,
          further: listed instanceof Refused ? listed.problem : listed,
          tried: told === 'connected' ? await signingIn.triesOf(viewer.school, viewer.teacher) : null,
          // who signed in themselves connects by a link; who came from inside the LMS, by a form of their session
          connection:
            viewer.session !== undefined && connection?.own === true && connection.by === 'form'
              ? { connection, course: viewer.session.course, token: connectToken(secret, viewer) }
              : null,
          signsIn: signingIn.doors[file.school.lms] !== null,
          token: setupToken(secret, viewer),
          told,
        }),
      };
    },
  },
  {
    method: 'post',
    path: TAKE_IN,
    for: 'teacher',
    framed: 'launch',
    async answer(viewer, { body }, { secret, setup }) {
      const form = Taking.safeParse(body);
      if (!form.success || !isFormToken(secret, SETUP, [viewer.school, viewer.teacher], form.data.token))
        return { kind: 'refused', why: 'form' };
      const { course, lang } = form.data;
      const taken = await setup.takeIn(viewer.school, course, viewer.teacher);
      if (taken instanceof Refused) {
        const account = viewer.signedIn !== undefined;
        return { kind: 'page', status: 403, html: refusedPage({ language: lang, account, problem: taken.problem }) };
      }
      if (taken.is === 'gone') return { kind: 'refused', why: 'not-found' };
      return taken.is === 'in'
        ? { kind: 'redirect', to: setupAddress(stepPath('targets'), lang, course, 'in') }
        : { kind: 'redirect', to: setupAddress(SETUP, lang, undefined, 'already') };
    },
  },
];
