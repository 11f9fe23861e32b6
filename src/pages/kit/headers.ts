import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Framer, Frames } from '../../lms/host.ts';
import type { Route } from './route.ts';

const NOTHING = ["'none'"];

/** Browser features no page of ours uses. */
const FEATURES = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

/** The facts that the headers of an answer depend on. */
export interface HeaderTerms {
  /** The facts of a path's route that its headers depend on; undefined: there is no such route. */
  readonly at: (path: string) => Pick<Route, 'framed' | 'scripted' | 'popUp'> | undefined;
  readonly frames: Frames;
}

/**
 * The headers of every answer (SAFETY.md 6). Nothing is inline, so the policy needs no nonce: scripts (where a page has any), style sheet
 * and icon of our own, forms to ourselves, no frame around us but the LMS's around the pages made for it.
 */
export function securityHeaders({ at, frames }: HeaderTerms): RequestHandler[] {
  const hostsOf = (path: string): readonly string[] => {
    const framer = at(path)?.framed;
    return framer === undefined ? [] : frames[framer];
  };
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: NOTHING,
          scriptSrc: [(request) => (at(pathOf(request.url))?.scripted ? "'self'" : "'none'")],
          styleSrc: ["'self'"],
          imgSrc: ["'self'"],
          connectSrc: [(request) => (at(pathOf(request.url))?.scripted ? "'self'" : "'none'")],
          formAction: ["'self'"],
          baseUri: NOTHING,
          frameAncestors: [(request) => hostsOf(pathOf(request.url)).join(' ') || "'none'"],
        },
      },
      strictTransportSecurity: { maxAge: 365 * 24 * 60 * 60, includeSubDomains: true },
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
    }),
    (request, response, next) => {
      // as the contract writes it, with a space after each directive
      response.set(
        'Content-Security-Policy',
        String(response.getHeader('Content-Security-Policy')).replaceAll(';', '; '),
      );
      if (hostsOf(request.path).length > 0) response.removeHeader('X-Frame-Options'); // this header cannot name hosts, so it would forbid them all
      // the window's opener, a page of ours in a frame, waits for its outcome (src/lms/google/FACTS.md 5.9)
      const { popUp, framed } = at(request.path) ?? {};
      // on a phone a frame's page opens as a tab, and must keep its hold on the window it opens
      if (framed === 'addon') response.set('Cross-Origin-Opener-Policy', 'same-origin-allow-popups');
      if (popUp) response.set('Cross-Origin-Opener-Policy', 'unsafe-none');
      response.set('Permissions-Policy', FEATURES.map((feature) => `${feature}=()`).join(', '));
      response.set('Cache-Control', 'no-store');
      next();
    },
  ];
}

/** Lets a form of this one answer lead to another origin too. */
export function allowFormsTo(response: Response, origin: string): void {
  const policy = String(response.getHeader('Content-Security-Policy'));
  response.set('Content-Security-Policy', policy.replace("form-action 'self'", `form-action 'self' ${origin}`));
}

/** Lets these hosts frame this one answer. */
export function allowFraming(response: Response, frames: Frames, framer: Framer): void {
  if (frames[framer].length === 0) return;
  const policy = String(response.getHeader('Content-Security-Policy'));
  response.set(
    'Content-Security-Policy',
    policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${frames[framer].join(' ')}`),
  );
  response.removeHeader('X-Frame-Options');
}

function pathOf(url: string | undefined): string {
  return url?.split('?')[0] ?? '';
}
