import type { LearnerId, TargetCode } from '../../ids.ts';
import type { Said } from '../../language.ts';
import type { Opening } from '../../sync/tickets/desk.ts';
import type { AnswerKind, TicketKind } from '../../ticket/types.ts';
import type { Live, RightAnswer } from '../../ticket/live.ts';

/** A question as a page may have it. */
export interface ShownQuestion {
  /** From 1. */
  readonly number: number;
  readonly kind: AnswerKind;
  readonly text: string;
  readonly target: TargetCode | null;
  /** Null where one answers in words. */
  readonly choices: readonly string[] | null;
  /** For teachers alone; what a learner may read of the key stands in `live`. */
  readonly right: RightAnswer | null;
}

/** All that a ticket's page is drawn from. The server draws it first; the page's script goes on with the same from `<main data-live>`. */
export interface TicketPageData {
  readonly opening: string;
  /** How its person came: signed in before a frame or a link, or sent in by an LMS, which alone can let them in again. */
  readonly door: Opening['door'];
  /** A teacher looks at what learners get; nothing is saved. */
  readonly preview: boolean;
  /** A room that is drawn for the projector at once. */
  readonly wall: boolean;
  readonly frame: 'teacher' | 'student' | 'review';
  readonly person: string;
  readonly attachment: string | null;
  /** Whose work a review shows. */
  readonly learner: { readonly id: LearnerId; readonly name: string } | null;
  readonly title: string;
  readonly kind: TicketKind;
  readonly unit: string;
  readonly station: string | null;
  readonly questions: readonly ShownQuestion[];
  readonly targets: readonly { readonly code: TargetCode; readonly iCan: Said }[];
  readonly live: Live;
  /** Origins of the page around the frame, which may be told to close it. */
  readonly closes: readonly string[];
}
