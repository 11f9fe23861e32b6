import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { CourseId, SchoolId } from '../../ids.ts';
import { Instant } from '../../time.ts';
import { openValue, sealValue } from '../kit/sealed.ts';
import type { Entering } from './session.ts';

/** Minutes to press the button. */
const GOOD_FOR = 5;

const Ticket = z.object({
  school: SchoolId,
  nonce: z.string().min(20),
  at: Instant,
  user: z.string(),
  course: CourseId,
  domain: z.string().nullable(),
  members: z.string().nullable(),
});
export type Ticket = z.infer<typeof Ticket>;

/**
 * For a browser that keeps no cookies in frames: what a checked launch said, to be carried into a window of its own. Signed,
 * good for a few minutes and for one time.
 */
export function sealTicket(
  secret: Buffer,
  school: SchoolId,
  { user, course, domain, members }: Entering,
  at: Instant,
): string {
  return sealValue(secret, 'ticket', {
    school,
    nonce: randomBytes(18).toString('base64url'),
    at,
    user,
    course,
    domain,
    members,
  });
}

export function openTicket(secret: Buffer, sealed: string, now: Instant): Ticket | null {
  const ticket = openValue(secret, 'ticket', Ticket, sealed);
  if (ticket === null) return null;
  const minutes = (Date.parse(now) - Date.parse(ticket.at)) / 60_000;
  return minutes >= 0 && minutes <= GOOD_FOR ? ticket : null;
}
