import { z } from 'zod';
import { CourseId } from '../../ids.ts';
import { Language } from '../../language.ts';
import type { LmsId } from '../../lms/known.ts';
import { formToken, isFormToken } from '../kit/form-token.ts';
import type { TeacherViewer } from '../kit/viewer.ts';

/** Where a consent to this LMS begins, and where it leads back to. */
export function connectPath(lms: LmsId): string {
  return `/oauth/${lms}`;
}

/** What the connect button sends. */
export const ConnectForm = z.object({
  course: CourseId,
  lang: Language,
  token: z.string().min(1).max(200),
  /** The page it was pressed on, which one comes back to. */
  from: z.enum(['board', 'setup']).default('board'),
});
export type ConnectForm = z.infer<typeof ConnectForm>;

/** The anti-forgery token of the button: it holds for this session alone. */
export function connectToken(secret: Buffer, viewer: TeacherViewer): string {
  return formToken(secret, 'connect', partsOf(viewer));
}

export function isOurConnect(secret: Buffer, viewer: TeacherViewer, form: ConnectForm): boolean {
  return isFormToken(secret, 'connect', partsOf(viewer), form.token);
}

function partsOf({ school, teacher, session }: TeacherViewer): string[] {
  return [school, teacher, session?.session ?? ''];
}
