import type { LearnerId, WriteKey } from '../../../ids.ts';
import { stillMatters } from '../../../plan/still-matters.ts';
import { isComment } from '../../../writeback/request.ts';
import type { BoardInput } from './input.ts';
import type { Lookup } from './lookup.ts';
import { shownOn, type ShownWrite } from './shown.ts';

/** A write that was stopped and waits for the teacher's decision. */
export interface HeldWrite extends ShownWrite {
  readonly key: WriteKey;
  readonly to: readonly { readonly id: LearnerId; readonly name: string }[];
  /** `unclear`: whether it was sent is not known; `different`: what came back was not what was sent. */
  readonly happened: 'unclear' | 'different';
  /** The program's own explanation, in English. */
  readonly detail: string | null;
  readonly since: string;
  readonly title: string | null;
  readonly text: string;
  /** What the message says still holds, so it may be sent again; false: it can only be left unsent. */
  readonly matters: boolean;
}

/** Messages that still hold come first; the newest first among each kind. */
export function heldOf({ ledger, decisions, now }: BoardInput, look: Lookup): HeldWrite[] {
  const held = ledger.filter((row) => row.state === 'HELD').toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
  return held
    .map(({ key, write, carrier, trouble, changedAt }): HeldWrite => ({
      key,
      ...shownOn(write, look),
      to: write.learners.map((id) => ({ id, name: look.name(id) })),
      happened: isComment(carrier) ? 'unclear' : 'different',
      detail: trouble,
      since: look.moment(changedAt),
      title: write.title,
      text: write.text,
      matters: stillMatters(write, decisions.date, now),
    }))
    .toSorted((a, b) => Number(b.matters) - Number(a.matters));
}
