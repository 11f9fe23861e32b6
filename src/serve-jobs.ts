import express from 'express';
import type { Express } from 'express';
import type { App } from './app.ts';
import type { Config } from './config.ts';
import { callerCheck } from './jobs/caller.ts';
import type { JobDeps } from './jobs/index.ts';
import { openLimits } from './limits/index.ts';
import { openLog } from './log.ts';
import { readyReply, readyRoute } from './pages/health/route.ts';

/** What jobs need. The store is opened by the first job that runs. */
export function jobDeps(config: Config, app: () => Promise<App>, now: App['now']): JobDeps {
  const { limits } = config;
  return {
    refuses: callerCheck(config.jobs, now),
    limits: limits === null ? null : openLimits(limits),
    parts: app,
    log: openLog(config),
  };
}

/** Health of a process that serves jobs alone: whether the store answers. It loads no page. */
export function serveReady({ store, now, config }: App): Express {
  const log = openLog(config);
  return express()
    .disable('x-powered-by')
    .get(readyRoute.path, async (_request, response) => {
      const { status, body } = await readyReply({ store, now, log });
      response.status(status).json(body);
    });
}
