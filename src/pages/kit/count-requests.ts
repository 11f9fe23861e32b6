import type { Request, RequestHandler } from 'express';
import type { Limits } from '../../limits/index.ts';
import { readCookies, SESSION } from './cookies.ts';
import type { PageDeps } from './deps.ts';
import type { Asked, Route } from './route.ts';

/** Lets requests within the limits through. For an entry that was refused, it counts the address it came from. */
export function countRequests(
  limits: Limits,
  at: (path: string, method?: Route['method']) => Pick<Route, 'counted'> | undefined,
  tooOften: (request: Request, ...answer: [Parameters<RequestHandler>[1], number]) => void,
): RequestHandler {
  return async (request, response, next) => {
    const kind = at(request.path, request.method === 'POST' ? 'post' : 'get')?.counted ?? 'page';
    if (kind === 'not') return next();
    const wait = await limits.passes(request, tokenOf(shownBy(request)), kind);
    if (wait !== null) return tooOften(request, response, wait);
    if (kind === 'entry')
      response.once('finish', () => {
        if (response.statusCode >= 400 && response.statusCode < 500) void limits.refused(request, 'entry');
      });
    next();
  };
}

/** The same parts, but they report to the limits everybody who has proved to be signed in. */
export function tellingWhoIsKnown(
  limits: Limits,
  { viewer, signedIn }: PageDeps,
): Pick<PageDeps, 'viewer' | 'signedIn'> {
  const known = async (shown: Pick<Asked, 'cookies' | 'bearer'>): Promise<void> => {
    const token = tokenOf(shown);
    if (token !== null) await limits.known(token);
  };
  return {
    async viewer(request, as) {
      const found = await viewer(request, as);
      if (found !== null) await known(shownBy(request));
      return found;
    },
    async signedIn(shown, hint) {
      const found = await signedIn(shown, hint);
      if (found !== null) await known(shown);
      return found;
    },
  };
}

/** The parts of a request that identify its sender. */
export function shownBy(request: Request): Pick<Asked, 'cookies' | 'bearer'> {
  return {
    bearer: /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? null,
    cookies: readCookies(request.get('cookie')),
  };
}

function tokenOf({ bearer, cookies }: Pick<Asked, 'cookies' | 'bearer'>): string | null {
  return bearer ?? (cookies.get(SESSION) || null);
}
