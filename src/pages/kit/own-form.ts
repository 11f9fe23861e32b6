import type { RequestHandler } from 'express';

/**
 * Lets only our own pages change anything (SAFETY.md 6): the browser says the request is of
 * the same origin, or, where it does not say, the Origin is ours. `refuse` answers everything else.
 * @param fromLms paths whose form the LMS sends; they check a signature instead
 */
export function ownFormsOnly(
  baseUrl: string,
  fromLms: (path: string) => boolean,
  refuse: RequestHandler,
): RequestHandler {
  const ours = new URL(baseUrl).origin;
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD' || fromLms(request.path)) {
      next();
      return;
    }
    const site = request.get('Sec-Fetch-Site');
    const own = site === undefined ? request.get('Origin') === ours : site === 'same-origin';
    if (own) next();
    else void refuse(request, response, next);
  };
}
