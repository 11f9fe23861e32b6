import type { LearnerId, TargetCode } from '../../ids.ts';
import type { Said } from '../../language.ts';
import type { Opening } from '../../sync/tickets/desk.ts';
import type { AnswerKind, TicketKind } from '../../ticket/types.ts';
import type { Live, RightAnswer } from '../../ticket/live.ts';

/** A question as it may be sent to a page. */
export interface ShownQuestion {
  /** From 1. */
  readonly number: number;
  readonly kind: AnswerKind;
  readonly text: string;
  readonly target: TargetCode | null;
  /** Null where the answer is written in words. */
  readonly choices: readonly string[] | null;
  /** The key, for teachers alone. What a learner may read of it is in `live`. */
  readonly right: RightAnswer | null;
}

/**
 * Everything that a ticket's page is rendered from. The server renders it first; the page's script reads the same data
 * from `<main data-live>`.
 */
export interface TicketPageData {
  readonly opening: string;
  /**
   * How the reader came in: by signing in (in a frame or behind a link), or sent in by an LMS, which alone can let them
   * in again.
   */
  readonly door: Opening['door'];
  /** A teacher's preview of the learner's page; nothing is saved. */
  readonly preview: boolean;
  /** A room that is rendered for the projector from the start. */
  readonly wall: boolean;
  readonly frame: 'teacher' | 'student' | 'review';
  readonly person: string;
  readonly attachment: string | null;
  /** The learner whose work a review shows. */
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
