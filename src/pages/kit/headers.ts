import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

const NOTHING = ["'none'"];

/** Browser features no page of ours uses. */
const FEATURES = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

/** Who may frame a page. */
export interface Framing {
  /** Paths of the pages that are shown inside the LMS. */
  readonly framed: (path: string) => boolean;
  /** The LMS's hosts. */
  readonly hosts: readonly string[];
}

/**
 * The headers of every answer (SAFETY.md 6). Nothing is inline and there is no script at all,
 * so the policy needs no nonce: style sheet and icon of our own, forms to ourselves, no frame around us but the LMS's
 * around the pages made for it.
 */
export function securityHeaders({ framed, hosts }: Framing): RequestHandler[] {
  const mayBeFramed = (path: string | undefined): boolean => hosts.length > 0 && path !== undefined && framed(path);
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: NOTHING,
          scriptSrc: NOTHING,
          styleSrc: ["'self'"],
          imgSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: NOTHING,
          frameAncestors: [(request) => (mayBeFramed(pathOf(request.url)) ? hosts.join(' ') : "'none'")],
        },
      },
      strictTransportSecurity: { maxAge: 365 * 24 * 60 * 60, includeSubDomains: true },
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
    }),
    (request, response, next) => {
      if (mayBeFramed(request.path)) response.removeHeader('X-Frame-Options'); // it knows no hosts, and would forbid them all
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

function pathOf(url: string | undefined): string | undefined {
  return url?.split('?')[0];
}
