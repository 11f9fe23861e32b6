import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { CourseId, SchoolId } from '../../ids.ts';
import { LMS_IDS } from '../../lms/known.ts';
import { Instant } from '../../time.ts';
import { openValue, sealValue } from '../kit/sealed.ts';
import type { Entering } from './session.ts';

/** Minutes within which the button must be pressed. */
const GOOD_FOR = 5;

const Pass = z.object({
  school: SchoolId,
  nonce: z.string().min(20),
  at: Instant,
  user: z.string(),
  course: CourseId,
  domain: z.string().nullable(),
  members: z.string().nullable(),
  lms: z.enum(LMS_IDS),
  role: z.enum(['teacher', 'learner']),
  ticket: z.string().nullable(),
});
export type Pass = z.infer<typeof Pass>;

/**
 * For a browser that keeps no cookies in frames: the content of a checked launch, carried into a separate window. It is
 * signed, and valid once and for a few minutes.
 */
export function sealPass(secret: Buffer, school: SchoolId, entering: Entering, at: Instant): string {
  const { user, course, domain, members, lms, role, ticket } = entering;
  const nonce = randomBytes(18).toString('base64url');
  const pass: Pass = { school, nonce, at, user, course, domain, members, lms, role, ticket };
  return sealValue(secret, 'pass', pass);
}

export function openPass(secret: Buffer, sealed: string, now: Instant): Pass | null {
  const pass = openValue(secret, 'pass', Pass, sealed);
  if (pass === null) return null;
  const minutes = (Date.parse(now) - Date.parse(pass.at)) / 60_000;
  return minutes >= 0 && minutes <= GOOD_FOR ? pass : null;
}
