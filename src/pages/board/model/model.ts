import { factsOf } from '../../../lms/known.ts';
import type { CourseId } from '../../../ids.ts';
import type { Language } from '../../../language.ts';
import { aheadOf } from './ahead.ts';
import { lastSentOf, pausedOf, type LastSent, type PausedSince } from './brakes.ts';
import { asksOf, type ReadyToShow } from './asks.ts';
import { cellWhyOf, type CellWhy } from './cell-why.ts';
import { gridOf, type Grid } from './grid.ts';
import { groupsOf, type Groups } from './groups.ts';
import { approvalOf, headlineOf, type ApprovalState, type Headline } from './headline.ts';
import { handOf, type HandShown } from './hand.ts';
import { heldOf, type HeldWrite } from './held.ts';
import { ideasOf, type IdeaShown } from './ideas.ts';
import type { BoardInput } from './input.ts';
import { leftOf, type Left } from './left.ts';
import { lookup } from './lookup.ts';
import { messagesOf, type Messages } from './messages.ts';
import { morningOf, type MorningLines } from './morning.ts';
import { noticesOf, type Notice } from './notices.ts';
import { problemGroups, type ProblemGroup } from './problems.ts';
import { questionsOf, type Asked } from './questions.ts';
import { rhythmLines, type RhythmLine } from './rhythm.ts';

/** Everything the board shows, in one language, ready to be drawn. */
export interface BoardModel {
  readonly language: Language;
  readonly school: string;
  readonly course: { readonly id: CourseId; readonly name: string };
  readonly courses: BoardInput['courses'];
  readonly headline: Headline;
  readonly notices: readonly Notice[];
  readonly approval: ApprovalState;
  readonly paused: PausedSince | null;
  readonly left: Left | null;
  readonly sent: LastSent | null;
  readonly held: readonly HeldWrite[];
  readonly hand: HandShown;
  readonly morning: MorningLines;
  readonly groups: Groups;
  readonly questions: readonly Asked[];
  readonly asks: readonly ReadyToShow[];
  readonly ideas: readonly IdeaShown[];
  readonly rhythm: readonly RhythmLine[];
  readonly grid: Grid;
  readonly why: CellWhy | null;
  readonly messages: Messages;
  readonly problems: readonly ProblemGroup[];
  readonly connection: BoardInput['connection'];
  readonly resultsFor: BoardInput['resultsFor'];
  readonly untagged: number;
  /** Number of today's known tickets; 0: there are no new answers to look for. */
  readonly ticketsToday: number;
  /** Tickets that are reached by a link can be made for this class. */
  readonly makesTickets: boolean;
  /** Writes that the night could not carry out. */
  readonly failed: readonly { readonly key: string; readonly what: string | null; readonly why: string }[];
}

/** The morning board from plain data: no clock, no store. */
export function boardModel(input: BoardInput): BoardModel {
  const look = lookup(input);
  const messages = messagesOf(input, look);
  const ahead = aheadOf(input, look);
  const headline = headlineOf(input, look);
  const titles = new Map(
    Object.values(messages.of)
      .flat()
      .map(({ key, title, to }) => [String(key), title ?? to[0]?.name ?? null]),
  );
  return {
    language: input.language,
    school: input.school.school.name,
    course: { id: input.course.id, name: input.decisions.courseName },
    courses: input.courses,
    headline,
    notices: noticesOf(input, look, headline.current),
    approval: approvalOf(input),
    paused: pausedOf(input, look),
    left: leftOf(input),
    sent: lastSentOf(input, look),
    held: heldOf(input, look),
    hand: handOf(input, look),
    morning: morningOf(input, look, ahead),
    groups: groupsOf(input, look),
    asks: asksOf(input, look),
    ideas: ideasOf(input, look),
    questions: questionsOf(input, look, ahead),
    rhythm: rhythmLines(input, look),
    grid: gridOf(input, look),
    why: cellWhyOf(input, look),
    messages,
    connection: input.connection,
    resultsFor: input.resultsFor,
    untagged: input.untagged,
    ticketsToday: input.ticketsToday,
    makesTickets: factsOf(input.school.school.lms).linkTickets,
    problems: problemGroups(input.report?.problems ?? [], input.language),
    failed: (input.report?.writes.failed ?? []).map(({ key, why }) => ({ key, what: titles.get(key) ?? null, why })),
  };
}
