import { z } from 'zod';
import { LearnerId, TargetCode } from '../../ids.ts';
import { Language } from '../../language.ts';
import { cleanText } from '../../ticket/clean-text.ts';
import { LONGEST } from '../../ticket/lengths.ts';
import { IdeaLink, IdeaReply, IdeaText, IdeaTitle } from '../../ticket/idea.ts';
import { Act, ComposedTicket, MOST_QUESTIONS, Move, Save } from '../../ticket/types.ts';

const o = z.string().min(1).max(1000);
const question = z.number().int().min(1).max(MOST_QUESTIONS);

/** The change's own id is compared, and never shown: it holds nothing that a text could not. */
const key = Save.shape.key.refine((given) => cleanText(given) === given);
const Change = Save.extend({ key });

/** The body of each write (FRAMES.md 7, 8). */
export const AnswersOrder = z
  .object({ o, saves: z.array(Change).max(20).optional(), done: z.boolean().optional() })
  .refine(({ saves, done }) => saves !== undefined || done !== undefined, 'neither changes nor whether it is done')
  .transform(({ saves = [], ...rest }) => ({ ...rest, saves }));
export const TicketOrder = z.object({ o, act: Act, question: question.optional() });
export const AttachOrder = z.object({
  o,
  draft: z.string().min(1).max(200).transform(cleanText),
  ticket: ComposedTicket,
});
export const MarksOrder = z.object({
  o,
  marks: z.array(z.object({ question, share: z.literal([0, 1]) })).max(MOST_QUESTIONS),
});
export const DeclareOrder = z.object({
  o,
  route: z.enum(['seminar', 'workshop']),
  reflection: z.string().max(LONGEST.written).optional(),
});
export const AssignOrder = z.object({ o, learner: LearnerId, to: Move });
export const MarkOrder = z.object({ o, learner: LearnerId, question, share: z.number().min(0).max(1).nullable() });
export const LateOrder = z.object({ o, learner: LearnerId, question, count: z.boolean() });
export const AskOrder = z.object({
  o,
  target: TargetCode,
  act: z.enum(['ask', 'take-back']),
  why: z.string().max(LONGEST.why).optional(),
});
export const AnswerAskOrder = z.object({
  o,
  ask: z.number().int().positive(),
  answer: z.enum(['approved', 'talk', 'open']),
});
export const IdeaOrder = z.discriminatedUnion('act', [
  z.object({
    o,
    act: z.literal('propose'),
    target: TargetCode,
    text: IdeaText,
    url: IdeaLink.nullish().transform((url) => url ?? null),
  }),
  z.object({ o, act: z.literal('take-back'), idea: z.number().int().positive() }),
]);
const idea = z.number().int().positive();
export const IdeaAnswerOrder = z.discriminatedUnion('answer', [
  z.object({ o, idea, answer: z.literal('accept'), title: IdeaTitle.nullish().transform((title) => title ?? null) }),
  z.object({ o, idea, answer: z.literal('reply'), text: IdeaReply }),
  z.object({ o, idea, answer: z.literal('open') }),
]);
export const ConferenceOrder = z.object({
  o,
  learner: LearnerId,
  target: TargetCode,
  share: z.literal([0, 0.5, 1]),
  key: key.optional(),
});
export const NoteOrder = z.object({
  o,
  learner: LearnerId,
  text: z.string().min(1).max(LONGEST.written),
  key: key.optional(),
});
export const LanguageOrder = z.object({ o, language: Language });
