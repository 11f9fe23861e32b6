import type { LearnerId } from '../../../ids.ts';
import { dateIn, type Instant } from '../../../time.ts';
import { startOfDay } from '../../../school/calendar.ts';
import { loadRoster } from '../../../store/people/roster.ts';
import { keepMark, loadMarks } from '../../../store/tickets/marks.ts';
import { keepPaperTicket } from '../../../store/tickets/tickets.ts';
import { raiseVersion } from '../../../store/tickets/versions.ts';
import type { Store } from '../../../store/types.ts';
import { paperTicket, type PaperCards } from '../../../ticket/paper.ts';
import { idIn } from '../../../ticket/school-in-id.ts';
import { TicketId } from '../../../ticket/types.ts';
import type { SelectedCourse } from '../../find.ts';

export interface KeptCards {
  readonly ticket: TicketId;
  /** Cards of which something was kept. */
  readonly cards: number;
  /** Cards of people who are not in the class; nothing from them was stored. */
  readonly strangers: number;
}

/** What such a pile names that the school file does not have; empty: nothing. */
export function unknownIn({ unit, targets }: PaperCards, { file, course }: SelectedCourse): ('unit' | 'target')[] {
  const units = course.units.map(({ title }) => title);
  const codes = new Set(file.targets.map(({ code }) => code));
  return [
    ...(units.length > 0 && !units.includes(unit) ? (['unit'] as const) : []),
    ...(targets.some((code) => !codes.has(code)) ? (['target'] as const) : []),
  ];
}

/**
 * Keeps the cards of a ticket that was filled in on paper, as marks of the teacher; the same pile again changes what
 * changed. The night, and whoever reads today's tickets, takes them for evidence.
 * @param random 16 random bytes
 */
export async function keepPaper(
  store: Store,
  selected: SelectedCourse,
  pile: PaperCards,
  { actor, random }: { readonly actor: string; readonly random: Uint8Array },
  at: Instant,
): Promise<KeptCards> {
  const { file, course } = selected;
  return store.school(file.school.id, async (db) => {
    const enrolled = new Set<LearnerId>((await loadRoster(db, course.id)).map(({ id }) => id));
    const ticket = await keepPaperTicket(db, {
      id: TicketId.parse(idIn(file.school.id, random)),
      course: course.id,
      composed: paperTicket(pile),
      date: pile.date,
      draft: pile.draft,
      madeBy: actor,
      madeAt: at,
      writtenAt: writtenAt(file.school.timeZone, pile, at),
    });
    const before = await loadMarks(db, ticket);
    const known = pile.cards.filter(({ learner }) => enrolled.has(learner));
    for (const { learner, shares } of known) {
      for (const [index] of pile.targets.entries()) {
        const question = index + 1;
        const share = shares[index] ?? null;
        const last = before.findLast((mark) => mark.learner === learner && mark.question === question)?.share ?? null;
        if (share !== last) await keepMark(db, ticket, { learner, question, by: 'teacher', share, at, actor });
      }
    }
    await raiseVersion(db, ticket);
    return {
      ticket,
      cards: known.filter(({ shares }) => shares.some((share) => share !== null)).length,
      strangers: pile.cards.length - known.length,
    };
  });
}

/** The time of the marks: now for cards of today, else the middle of that school day. */
function writtenAt(zone: string, { date }: PaperCards, at: Instant): Instant {
  if (dateIn(zone, at) === date) return at;
  return new Date(Date.parse(startOfDay(zone, date)) + 12 * 3_600_000).toISOString() as Instant;
}
