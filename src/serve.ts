import type { Express } from 'express';
import { pino } from 'pino';
import type { App } from './app.ts';
import { createPages, type PageDeps } from './pages/index.ts';
import { approveFromPage } from './sync/approve-from-page.ts';
import { decideHeld } from './sync/decide-held.ts';
import { pauseFromPage } from './sync/pause-from-page.ts';
import { undoFromPage } from './sync/undo-from-page.ts';

/** The pages over an app; who is looking is for the place that serves them to say. */
export function servePages(app: App, viewer: PageDeps['viewer']): Express {
  return createPages({
    store: app.store,
    now: app.now,
    approve: (school, course, plan) => approveFromPage(app.sync, { school, course, plan }, app.now()),
    pause: (school, course, order) => pauseFromPage(app.sync, { school, course, order }, app.now()),
    undo: (school, course, run) => undoFromPage(app.sync, { school, course, run }, app.now()),
    decideHeld: (school, course, key, decision) => decideHeld(app.sync, { school, course, key, decision }, app.now()),
    viewer,
    baseUrl: app.config.baseUrl,
    secret: app.secret,
    log: pino({ level: app.config.logLevel }, pino.destination(2)),
  });
}
