import { z } from 'zod';
import { CourseId } from '../../ids.ts';
import type { Instant } from '../../time.ts';
import { isSigned, sign } from './signature.ts';
import type { TeacherViewer } from './viewer.ts';

/** The names of the teacher's actions. */
export const ActName = z.enum([
  'approve',
  'pause',
  'resume',
  'undo',
  'held',
  'strike',
  'take-back',
  'put',
  'choose',
  'seminar',
  'note',
  'anew',
  'ask',
  'idea',
  'today',
  'tags',
]);
export type ActName = z.infer<typeof ActName>;

/** The outcome of an action, carried in the address back to the board. It holds no names. */
const Receipt = z.object({
  about: ActName,
  course: CourseId,
  ok: z.boolean(),
  said: z.object({ en: z.string(), es: z.string() }),
  at: z.iso.datetime(),
  /** Where on the board the receipt is shown; absent: on top. */
  place: z.string().optional(),
});
export type Receipt = z.infer<typeof Receipt>;

/** Minutes after which a receipt in a bookmarked address is old news and is not shown. */
const SHOWN_FOR = 10;

/** The receipt as one signed text, so that nobody can make the board say something else. */
export function sealReceipt(secret: Buffer, viewer: TeacherViewer, receipt: Receipt): string {
  const body = Buffer.from(JSON.stringify(receipt)).toString('base64url');
  return `${body}.${sign(secret, 'receipt', [viewer.school, viewer.teacher, body])}`;
}

/** The receipt, or null when it is not ours, of another course, or old. */
export function openReceipt(
  secret: Buffer,
  viewer: TeacherViewer,
  course: CourseId,
  now: Instant,
  sealed: string,
): Receipt | null {
  const [body = '', signature = ''] = sealed.split('.');
  if (!isSigned(secret, 'receipt', [viewer.school, viewer.teacher, body], signature)) return null;
  const receipt = Receipt.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  const minutes = (Date.parse(now) - Date.parse(receipt.at)) / 60_000;
  return receipt.course === course && minutes <= SHOWN_FOR ? receipt : null;
}
