import { z } from 'zod';
import { CourseId, PlanId } from '../../ids.ts';
import { Language } from '../../language.ts';
import { isSigned, sign } from '../signature.ts';
import type { Viewer } from '../viewer.ts';

/** What the approve button sends. */
export const ApproveForm = z.object({ course: CourseId, plan: PlanId, lang: Language, token: z.string().min(1).max(200) });
export type ApproveForm = z.infer<typeof ApproveForm>;

/**
 * The anti-forgery token of one button: it holds for this viewer, course and plan alone. It needs no
 * time limit, as a plan is applied once at most and a replaced one is refused.
 */
export function approveToken(secret: Buffer, viewer: Viewer, course: CourseId, plan: PlanId): string {
  return sign(secret, 'approve', [viewer.school, viewer.teacher, course, plan]);
}

export function isOurForm(secret: Buffer, viewer: Viewer, form: ApproveForm): boolean {
  return isSigned(secret, 'approve', [viewer.school, viewer.teacher, form.course, form.plan], form.token);
}
