import { z } from 'zod';

/** What came of a button, as one word in the address: no name and no address of anybody stands there. */
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
