import { z } from 'zod';
import { LmsError } from '../../lms/errors.ts';
import { factsOf, LMS_IDS, type LmsId } from '../../lms/known.ts';
import { Language } from '../../language.ts';
import { beginConsent, takeConsent } from '../../store/people/consents.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import type { Session } from '../../store/people/sessions.ts';
import { boardAddress } from '../board/address.ts';
import type { Connecting, PageDeps } from '../kit/deps.ts';
import type { Reply, Route } from '../kit/route.ts';
import { mayConnect, type TeacherViewer } from '../kit/viewer.ts';
import { SETUP, setupAddress } from '../setup/address.ts';
import { ConnectForm, connectPath, isOurConnect } from './form.ts';
import { onwardsPage } from './view.tsx';

/** Minutes to decide at the LMS. */
const TO_DECIDE = 30;

/** What is kept of a consent that has begun, sealed: the LMS's secret, and where the teacher was. */
const Begun = z.object({ secret: z.string(), from: ConnectForm.shape.from, lang: Language });

const Returned = z.object({ oauth_token: z.string().min(1).max(500) });

/** Where the consents of every LMS that knows one begin and end. */
export const connectRoutes: readonly Route[] = LMS_IDS.filter((lms) => factsOf(lms).fromInside).flatMap(connectTo);

/** The connect button, and where the LMS leads back to. Both are of one session: what somebody else began is not ended here. */
function connectTo(lms: LmsId): Route[] {
  const path = connectPath(lms);
  return [
    {
      method: 'post',
      path,
      for: 'teacher',
      framed: 'launch',
      answer: (viewer, { body }, deps) =>
        connecting(lms, viewer, deps, async ({ consent, seal }, session) => {
          const form = ConnectForm.safeParse(body);
          if (!form.success || !isOurConnect(deps.secret, viewer, form.data)) return { kind: 'refused', why: 'form' };
          const { school } = viewer;
          const { to, token, secret } = await consent.begin(school, session.domain, deps.baseUrl + path);
          const { from, lang } = form.data;
          const kept = JSON.stringify({ secret, from, lang } satisfies z.infer<typeof Begun>);
          const begun = { token, sealed: await seal.close(school, session.session, kept), beganAt: deps.now() };
          await deps.store.school(school, (db) => beginConsent(db, session.session, begun));
          return { kind: 'page', html: onwardsPage(to, lang) };
        }),
    },
    {
      method: 'get',
      path,
      for: 'teacher',
      framed: 'launch',
      answer: (viewer, { query }, deps) =>
        connecting(lms, viewer, deps, async ({ consent, seal, grant }, session) => {
          const { school } = viewer;
          const begun = await deps.store.school(school, (db) => takeConsent(db, session.session));
          const returned = Returned.safeParse(query);
          if (begun === null || !returned.success || returned.data.oauth_token !== begun.token)
            return { kind: 'refused', why: 'consent', reason: 'token' };
          const at = deps.now();
          if ((Date.parse(at) - Date.parse(begun.beganAt)) / 60_000 > TO_DECIDE)
            return { kind: 'refused', why: 'consent', reason: 'old' };
          const kept = Begun.parse(JSON.parse(await seal.open(school, session.session, begun.sealed)));
          const credential = await consent.finish(school, { token: begun.token, secret: kept.secret });
          await grant(school, viewer.teacher, credential, at);
          const to =
            kept.from === 'setup'
              ? setupAddress(SETUP, kept.lang, undefined, 'connected')
              : boardAddress({ course: session.course });
          return { kind: 'redirect', to };
        }),
    },
  ];
}

/** Only for a teacher whom the school file names, come in from inside the LMS; what the LMS refuses is told as such. */
async function connecting(
  lms: LmsId,
  viewer: TeacherViewer,
  deps: PageDeps,
  work: (parts: Connecting, session: Session) => Promise<Reply>,
): Promise<Reply> {
  const file = await deps.store.school(viewer.school, loadSchoolFile);
  const { session } = viewer;
  const parts = deps.connecting[lms];
  if (parts === null || session === undefined || file === null || !mayConnect(viewer, file, lms)) {
    return { kind: 'refused', why: 'not-found', reason: 'no-consent' };
  }
  try {
    return await work(parts, session);
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    return {
      kind: 'refused',
      why: error.kind === 'busy' || error.kind === 'down' ? 'launch-busy' : 'consent',
      reason: error.kind,
    };
  }
}
