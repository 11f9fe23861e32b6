import { z } from 'zod';
import { LearnerId, PlanId, TargetCode, WriteKey } from '../../ids.ts';
import { KIND_NAMES, type KindName } from '../../plan/kinds/registry.ts';
import { NoteText } from '../../notes/own-words.ts';
import { SchoolDate } from '../../time.ts';

const Kind = z.enum(KIND_NAMES as [KindName, ...KindName[]]);

/** Where a teacher can put a learner for the day; `nowhere` takes that back. */
export const PUT = ['first', 'second', 'workshop', 'talk', 'not-today', 'nowhere'] as const;

/** What one press of a button of the teacher's hand says. */
export const Press = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('strike'), kind: Kind, keys: z.array(WriteKey).nullable(), plan: PlanId }),
  z.strictObject({ is: z.literal('strike-child'), learner: LearnerId, plan: PlanId }),
  z.strictObject({
    is: z.literal('take-back'),
    kind: Kind,
    struck: z.array(z.strictObject({ target: TargetCode.nullable(), learners: z.array(LearnerId) })),
  }),
  z.strictObject({ is: z.literal('put'), learner: LearnerId, to: z.enum(PUT) }),
  z.strictObject({ is: z.literal('choose'), learner: LearnerId, route: z.enum(['seminar', 'workshop', 'none']) }),
  z.strictObject({ is: z.literal('seminar'), date: SchoolDate, slot: z.enum(['first', 'second']), held: z.boolean() }),
  z.strictObject({ is: z.literal('anew') }),
  z.strictObject({
    is: z.literal('ask'),
    ask: z.number().int().positive(),
    answer: z.enum(['approved', 'talk', 'open']),
  }),
  z.strictObject({ is: z.literal('idea'), idea: z.number().int().positive(), answer: z.enum(['accept', 'open']) }),
  /** `words`: the text written in the form of that button. */
  z.strictObject({
    is: z.literal('idea-words'),
    idea: z.number().int().positive(),
    answer: z.enum(['reply', 'offer']),
    words: z.string().optional(),
  }),
  z.strictObject({ is: z.literal('note'), learner: LearnerId, text: NoteText.nullable() }),
]);
export type Press = z.infer<typeof Press>;

/** Places of the board by the names its address leads to. */
export const PLACE = {
  person: (learner: LearnerId): string => `p-${learner}`,
  messages: (kind: KindName): string => `messages-${kind}`,
  note: (learner: LearnerId): string => `note-${learner}`,
  hand: 'hand',
  asks: 'asks',
  ideas: 'ideas',
} as const;
