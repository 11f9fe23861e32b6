import { z } from 'zod';
import { CourseId, LearnerId, SchoolId } from '../../ids.ts';
import { Language } from '../../language.ts';
import { DEFAULT_FIELDS, type DefaultField } from '../../school/defaults.ts';

/** The fields that every form of a school's pages sends. */
export const Fields = z.object({
  at: SchoolId,
  lang: Language,
  page: z.enum(['school', 'classes', 'settings', 'data']),
  token: z.string().min(1).max(200),
});
export type Fields = z.infer<typeof Fields>;

const sure = z.literal('yes').optional().catch(undefined);

/** Whether Waymark acts for teachers who granted nothing. */
export const Delegation = z.enum(['domain-wide', 'off']);
export type Delegation = z.infer<typeof Delegation>;

/** The actions of an administrator that take one button. */
export const Order = z.discriminatedUnion('do', [
  z.object({ do: z.enum(['pause', 'resume']), course: CourseId.optional() }),
  z.object({ do: z.enum(['accept', 'refuse']), course: CourseId, leaving: z.string().max(200) }),
  z.object({ do: z.literal('confirm'), code: z.string().max(20) }),
  z.object({ do: z.enum(['invite', 'remove']), email: z.string().max(254) }),
  z.object({ do: z.literal('take-in'), course: CourseId, teacher: z.string().trim().min(1).max(254) }),
  z.object({ do: z.literal('leave-out'), course: CourseId }),
  z.object({ do: z.literal('set-delegation'), value: Delegation, sure }),
  z.object({ do: z.literal('find'), who: z.string().trim().min(1).max(128) }),
  z.object({ do: z.literal('export'), learner: LearnerId.optional() }),
  z.object({
    do: z.literal('erase'),
    learner: LearnerId.optional(),
    course: CourseId.optional(),
    whole: z.string().max(128).optional(),
    sure,
  }),
]);
export type Order = z.infer<typeof Order>;
export type OrderOf<Do extends Order['do']> = Extract<Order, { readonly do: Do }>;

/** The defaults that an administrator typed, to be set or to be tried first. */
export const DefaultsOrder = z.object({
  do: z.enum(['set', 'try']),
  shown: z.string().max(10_000),
  /** The class on which the defaults are tried. */
  on: CourseId.optional(),
  ...(Object.fromEntries(DEFAULT_FIELDS.map((field) => [field, z.string().max(100)])) as Record<
    DefaultField,
    z.ZodString
  >),
});
export type DefaultsOrder = z.infer<typeof DefaultsOrder>;
