import { z } from 'zod';

/** The outcome of a button, as one word in the address. It holds no name and no e-mail address. */
export const Told = z.enum([
  'paused',
  'resumed',
  'same',
  'invited',
  'no-address',
  'removed',
  'last',
  'unknown',
  'busy',
  'again',
  'proved',
  'other',
  'no-code',
  'accepted',
  'refused',
  'gone',
  'taken-in',
  'left-out',
  'set',
  'set-beside',
  'not-sure',
  'no-domains',
  'unticked',
]);
export type Told = z.infer<typeof Told>;
