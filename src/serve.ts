import { randomBytes } from 'node:crypto';
import express from 'express';
import type { Express } from 'express';
import type { App } from './app.ts';
import { createJobs } from './jobs/index.ts';
import { openLimits } from './limits/index.ts';
import { openLog } from './log.ts';
import { inItsTrace } from './watch/request.ts';
import { AT, readCookies, SESSION } from './pages/kit/cookies.ts';
import { createPages, type PageDeps } from './pages/index.ts';
import { insideIn, viewerIn } from './pages/launch/session.ts';
import { signedInBy } from './pages/sign-in/session.ts';
import { ComingIn } from './pages/sign-in/came-in.ts';
import { SignedInViewers } from './pages/sign-in/viewer.ts';
import { factsOf } from './lms/known.ts';
import type { Session } from './store/people/sessions.ts';
import { loadKeptOut } from './store/erasures.ts';
import type { SelectedCourse } from './sync/find.ts';
import { setupDesk } from './pages/setup/desk.ts';
import { keepScorecards } from './pages/scorecard/kept.ts';
import { chosenSchool } from './pages/school/chosen.ts';
import type { Route } from './pages/kit/route.ts';
import { routes } from './pages/routes.ts';
import { jobDeps } from './serve-jobs.ts';
import type { ImportParts } from './sync/acts/import-results.ts';
import type * as Acts from './pages/acts.ts';

/**
 * The pages and the jobs of an app, served by one machine.
 * @param served the pages to serve, where they are not those of an installation
 */
export function serveAll(
  app: App,
  viewer: PageDeps['viewer'],
  schools: PageDeps['schools'] = [],
  served: readonly Route[] = routes,
): Express {
  const jobs = createJobs(
    { nightly: ['/jobs/nightly'], course: ['/jobs/course'], hint: ['/jobs/hint'] },
    jobDeps(app.config, async () => app, app.now),
  );
  return express()
    .disable('x-powered-by')
    .use(inItsTrace, jobs, servePages(app, viewer, schools, served));
}

/**
 * The pages of an app. The viewer is known by their session, whether they came from inside the LMS or signed in; for
 * anybody else the place that serves the pages decides who is looking.
 * @param served the pages to serve, where not all are wanted
 */
export function servePages(
  app: App,
  viewer: PageDeps['viewer'],
  schools: PageDeps['schools'] = [],
  served: readonly Route[] = routes,
): Express {
  const { store, now, doors, frames, connecting, signingIn } = app;
  const signedInViewers = new SignedInViewers(signingIn);
  const comingIn = new ComingIn(store);
  return createPages(
    {
      store,
      now,
      doors,
      schools,
      connecting,
      signingIn,
      results: {
        takenFor: (lms) => factsOf(lms).resultsFromFiles,
        take: async (selected, file, session) =>
          (await acts()).importResults(
            { store, sync: app.sync, subject: app.subject, members: membersOf(app, selected, session) },
            selected,
            file,
            now(),
          ),
      },
      signedIn: async (shown, hint) =>
        (await signedInBy({ store, signingIn }, shown, now(), hint)) ??
        // a page of somebody whom one LMS sent in may not be framed by another
        (hint === null ? await insideIn(store, shown.cookies, now()) : null),
      desk: app.desk,
      frames,
      approve: async (school, course, plan, hash) =>
        (await acts()).approveFromPage(app.sync, { school, course, plan, hash }, app.now()),
      pause: async (school, course, order) =>
        (await acts()).pauseFromPage(app.sync, { school, course, order }, app.now()),
      undo: async (school, course, run) => (await acts()).undoFromPage(app.sync, { school, course, run }, app.now()),
      decideHeld: async (school, course, key, decision) =>
        (await acts()).decideHeld(app.sync, { school, course, key, decision }, app.now()),
      hand: async (school, course, actor, press) =>
        (await acts()).handFromPage(app.sync, { school, course, actor, press }, app.now()),
      today: async (school, course) => (await acts()).todayFromPage(app.sync, { school, course }, app.now()),
      school: {
        pause: async (school, course, order) =>
          (await acts()).pauseFromSchool(app.sync, school, course, order, app.now()),
        erase: async (school, what) => (await acts()).eraseFromPage(app, school, what, app.now()),
        takeIn: async (school, course, teacher, by) =>
          (await acts()).takeClassIn(app, { school, course, teacher, by }, app.now()),
        leaveOut: async (school, course, by) => (await acts()).leaveClassOut(app, { school, course, by }, app.now()),
        listed: async (school) => (await acts()).listClasses(app, school),
        delegate: (lms) => app.delegates[lms],
      },
      keptOut: async (school, learner) => (await store.school(school, loadKeptOut)).has(app.subject(school, learner)),
      setup: setupDesk(app),
      scorecard: keepScorecards(async (of, at) => (await acts()).scorecardFromStore(app.sync.store, [of], at)),
      viewer: async (request, as = 'teacher') => {
        const cookies = readCookies(request.get('cookie'));
        const inside = await viewerIn(store, cookies, now());
        if (inside !== null) return inside;
        const who = await signedInBy({ store, signingIn }, { cookies, bearer: null }, now());
        const wished = as === 'administrator' ? chosenSchool(request) : cookies.get(AT);
        const known = who === null ? null : await signedInViewers.viewer(who.person, as, wished, now());
        if (known === null) return viewer(request, as);
        await comingIn.note(cookies.get(SESSION) ?? '', known, now());
        return known;
      },
      operator: app.config.operator,
      baseUrl: app.config.baseUrl,
      secret: app.secret,
      random: () => randomBytes(16),
      limits: app.config.limits === null ? null : openLimits(app.config.limits),
      log: app.watch?.log ?? openLog(app.config),
      leaving: app.leaving,
    },
    served,
  );
}

/** What a press does is loaded by the first one: a page is shown without. */
const acts = (): Promise<typeof Acts> => import('./pages/acts.ts');

/** The LMS's list of names and roles, where the teacher's launch brought its address. */
function membersOf({ doors, now }: App, { file }: SelectedCourse, session: Session | null): ImportParts['members'] {
  const door = doors[file.school.lms];
  const address = session?.members ?? null;
  return door === null || address === null ? null : () => door.members(file.school.id, address, now());
}
