import type { TargetCode } from '../../../ids.ts';
import type { Said } from '../../../language.ts';
import type { Composing } from '../../../sync/tickets/desk.ts';
import type { Question } from '../../../ticket/types.ts';
import { composedAddress } from '../../link/address.ts';

/** All that the page is drawn from on which a teacher composes a ticket. */
export interface ComposerPageData {
  readonly opening: string;
  /** Under whose name the browser keeps what is not attached yet. */
  readonly person: string;
  /** What the ticket is for, so that another item's page does not show it; the course where the item is still to be made. */
  readonly keptUnder: string;
  /**
   * `addon`: it is attached to an assignment that is there. `link`: Waymark makes the assignment, with a link to the ticket. `launch`: the LMS gets a
   * link to it.
   */
  readonly door: 'addon' | 'link' | 'launch';
  /** A material or an announcement takes no ticket. */
  readonly takesTickets: boolean;
  readonly courseName: string;
  readonly units: readonly { readonly title: string; readonly targets: readonly TargetCode[] }[];
  readonly targets: readonly NamedTarget[];
  /** How many asked to be checked on a target and were granted it. */
  readonly asked: readonly { readonly target: TargetCode; readonly learners: number }[];
  /** Newest first. */
  readonly bank: readonly BankQuestion[];
  /** Origins of the page around the frame, which may be told to close it. */
  readonly closes: readonly string[];
  /** Where it goes on once the ticket is made; null: that is all. */
  readonly next: string | null;
}

export interface NamedTarget {
  readonly code: TargetCode;
  readonly iCan: Said;
}

export interface BankQuestion {
  readonly target: TargetCode;
  readonly question: Question;
}

/** What the page gets of what the desk says. */
export function composerData(
  { opening, courseName, units, targets, asked, bank }: Composing,
  closes: readonly string[],
): ComposerPageData {
  const isLink = opening.door !== 'addon';
  return {
    opening: opening.id,
    person: opening.person,
    keptUnder: isLink ? `${opening.course}/new` : `${opening.course}/${opening.item}`,
    door: opening.door,
    takesTickets: isLink || opening.place.kind === 'assignment',
    courseName,
    units,
    targets,
    asked,
    bank,
    closes: isLink ? [] : closes,
    next: opening.door === 'launch' ? composedAddress(opening.id) : null,
  };
}
