import type { RequestHandler } from 'express';
import helmet from 'helmet';

const NOTHING = ["'none'"];

/** Browser features no page of ours uses. */
const FEATURES = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

/**
 * The headers of every answer (safety protocol, section 6). Nothing is inline and there is no script at all,
 * so the policy needs no nonce: style sheet and icon of our own, forms to ourselves, no frame around us.
 */
export function securityHeaders(): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: NOTHING, scriptSrc: NOTHING, styleSrc: ["'self'"], imgSrc: ["'self'"], formAction: ["'self'"],
          baseUri: NOTHING, frameAncestors: NOTHING,
        },
      },
      strictTransportSecurity: { maxAge: 365 * 24 * 60 * 60, includeSubDomains: true },
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
    }),
    (_request, response, next) => {
      response.set('Permissions-Policy', FEATURES.map((feature) => `${feature}=()`).join(', '));
      response.set('Cache-Control', 'no-store');
      next();
    },
  ];
}
