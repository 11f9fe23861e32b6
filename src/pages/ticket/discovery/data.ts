import type { TargetCode } from '../../../ids.ts';
import type { Said } from '../../../language.ts';
import type { Composing } from '../../../sync/tickets/desk.ts';
import type { Question } from '../../../ticket/types.ts';
import { composedAddress } from '../../link/address.ts';

/** Everything that the page for composing a ticket is rendered from. */
export interface ComposerPageData {
  readonly opening: string;
  /** The person under whom the browser keeps a draft that is not attached yet. */
  readonly person: string;
  /**
   * The item that the ticket is for (the course, where the item is still to be made), so that another item's page does
   * not show the draft.
   */
  readonly keptUnder: string;
  /**
   * `addon`: the ticket is attached to an existing assignment. `link`: Waymark makes the assignment, with a link to the
   * ticket. `launch`: the LMS receives a link to the ticket.
   */
  readonly door: 'addon' | 'link' | 'launch';
  /** A material or an announcement takes no ticket. */
  readonly takesTickets: boolean;
  readonly courseName: string;
  readonly units: readonly { readonly title: string; readonly targets: readonly TargetCode[] }[];
  readonly targets: readonly NamedTarget[];
  /** Number of learners whose request for a check was granted, by target. */
  readonly asked: readonly { readonly target: TargetCode; readonly learners: number }[];
  /** Newest first. */
  readonly bank: readonly BankQuestion[];
  /** Origins of the page around the frame, which may be told to close it. */
  readonly closes: readonly string[];
  /** The address the page moves on to once the ticket is made; null: there is none. */
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

/** Picks the fields the page needs from the desk's answer. */
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
