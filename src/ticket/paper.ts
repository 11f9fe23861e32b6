import { z } from 'zod';
import { LearnerId, TargetCode } from '../ids.ts';
import { SchoolDate } from '../time.ts';
import { cleanText } from './clean-text.ts';
import { MOST_QUESTIONS, type ComposedTicket, type Question } from './types.ts';

/** What a teacher types of a card: right, half right, not right; null: nothing stands there. */
const Share = z.union([z.literal(0), z.literal(0.5), z.literal(1), z.null()]);

/** The cards of a ticket that was filled in on paper, as a page sends them. */
export const PaperCards = z.object({
  /** The page's own id for this pile: the same pile again is the same ticket. */
  draft: z.string().min(16).max(64),
  title: z.string().max(1000).transform(cleanText).pipe(z.string().trim().min(1).max(200)),
  kind: z.enum(['entrance', 'exit', 'station']),
  unit: z.string().min(1).max(200),
  date: SchoolDate,
  /** The target each question asks about. */
  targets: z.array(TargetCode).min(1).max(MOST_QUESTIONS),
  cards: z.array(z.object({ learner: LearnerId, shares: z.array(Share).max(MOST_QUESTIONS) })).max(200),
});
export type PaperCards = z.infer<typeof PaperCards>;

/** The ticket such a pile stands for: what was asked stands on the cards, so only the targets are known. */
export function paperTicket({ title, kind, unit, targets }: PaperCards): ComposedTicket {
  return {
    title,
    kind,
    unit,
    questions: targets.map((target, index): Question => ({ kind: 'sentence', text: `${index + 1}`, target })),
  };
}
