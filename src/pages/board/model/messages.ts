import type { LearnerId, WriteKey } from '../../../ids.ts';
import type { Hand } from '../../../plan/hand.ts';
import { perKind, type KindName } from '../../../plan/kinds/registry.ts';
import { limitOf } from '../../../plan/limits.ts';
import { stillMatters } from '../../../plan/still-matters.ts';
import type { PostingWrite, Write } from '../../../plan/types.ts';
import type { LedgerRow } from '../../../plan/ledger-row.ts';
import { isAskedAnew } from '../../../plan/undone.ts';
import type { BoardInput } from './input.ts';
import type { Lookup } from './lookup.ts';
import { whysOf, type SharedWhy } from './message-whys.ts';
import { byName } from './names.ts';
import { shownOn, type ShownWrite } from './shown.ts';

/**
 * State of a message: waiting for approval, being sent, left for another day, in the class, in the class from an
 * earlier plan, put aside, or removed by the teacher.
 */
export type MessageState = 'waiting' | 'underway' | 'left' | 'sent' | 'unchanged' | 'held' | 'removed' | 'cancelled';

export type MessageChannel = ShownWrite['channel'];

/** One thing the learners will read, exactly as they will read it. */
export interface Message extends ShownWrite {
  readonly key: WriteKey;
  readonly state: MessageState;
  readonly trouble: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly links: PostingWrite['links'];
  readonly due: string | null;
  readonly to: readonly { readonly id: LearnerId; readonly name: string }[];
  readonly whys: readonly SharedWhy[];
  /** Pieces of evidence it rests on. */
  readonly evidence: number;
  /** Part of the stored plan; false: it comes from an earlier one. */
  readonly inPlan: boolean;
  /** Where a teacher rewrote the text: who did (if recorded) and when; null: the text is Waymark's own. */
  readonly edited: { readonly by: string | null; readonly moment: string } | null;
}

export interface Messages {
  readonly of: Readonly<Record<KindName, readonly Message[]>>;
  /** Earlier route posts that the plan takes back. */
  readonly withdrawn: readonly { readonly key: WriteKey; readonly title: string | null; readonly learners: number }[];
}

/**
 * The messages the plan wants to send, and those of the ledger that are still in force: today's routes, open chances,
 * this week's notes.
 */
export function messagesOf(input: BoardInput, look: Lookup): Messages {
  const onFile = input.plan;
  const planned: readonly Write[] = onFile === null || onFile.state === 'replaced' ? [] : onFile.plan.writes;
  const ledger = new Map(input.ledger.map((row) => [row.key, row]));
  const inPlan = planned.filter((write) => write.kind !== 'withdraw');
  const keys = new Set(inPlan.map((write) => write.key));
  const standing = input.ledger.filter(
    (row) =>
      !keys.has(row.key) && row.state !== 'CANCELLED' && stillMatters(row.write, input.decisions.date, input.now),
  );

  const inOrder = byName(input.language);
  const messages = [
    ...inPlan.map((write) =>
      messageOf(
        write,
        plannedState(ledger.get(write.key), onFile?.state === 'waiting', input),
        ledger.get(write.key),
        input,
        look,
        true,
      ),
    ),
    ...standing.map((row) => messageOf(row.write, standingState(row), row, input, look, false)),
  ].toSorted((a, b) => inOrder(sortingText(a), sortingText(b)));
  return {
    of: perKind((kind) => messages.filter((message) => message.kind === kind)),
    withdrawn:
      onFile?.state === 'waiting'
        ? planned.flatMap((write) =>
            write.kind === 'withdraw' ? [{ key: write.key, title: write.title, learners: write.learners.length }] : [],
          )
        : [],
  };
}

const STANDING: Readonly<Record<LedgerRow['state'], MessageState>> = {
  NEW: 'underway',
  BOUND: 'underway',
  DONE: 'unchanged',
  HELD: 'held',
  TOMBSTONE: 'removed',
  CANCELLED: 'cancelled',
};

function plannedState(row: LedgerRow | undefined, waiting: boolean, { decisions }: BoardInput): MessageState {
  if (waiting && row !== undefined && isAskedAnew(row, decisions.date)) return 'waiting';
  if (row?.state === 'HELD' || row?.state === 'TOMBSTONE') return STANDING[row.state];
  if (waiting) return 'waiting';
  if (row === undefined) return 'underway';
  return row.state === 'DONE' ? 'sent' : standingState(row);
}

function standingState({ state, trouble }: LedgerRow): MessageState {
  return STANDING[state] === 'underway' && limitOf(trouble) !== null ? 'left' : STANDING[state];
}

function messageOf(
  write: PostingWrite,
  state: MessageState,
  row: LedgerRow | undefined,
  input: BoardInput,
  look: Lookup,
  inPlan: boolean,
): Message {
  return {
    key: write.key,
    ...shownOn(write, look),
    state,
    trouble: state === 'left' || state === 'waiting' ? null : (row?.trouble ?? null), // its state already says so, in the reader's language
    title: write.title,
    text: write.text,
    links: write.links,
    due: write.due === null ? null : look.moment(write.due),
    to: write.learners.map((id) => ({ id, name: look.name(id) })),
    whys: whysOf(write, input, look),
    evidence: write.why.evidence.length,
    inPlan,
    edited: editedBy(write, input.hand, look),
  };
}

function editedBy(write: PostingWrite, { edits }: Hand, look: Lookup): Message['edited'] {
  if (write.kind !== 'note') return null;
  const last = edits.findLast(({ learner, week }) => learner === write.learners[0] && week === write.week);
  return last === undefined || last.text !== write.text ? null : { by: last.actor, moment: look.moment(last.at) };
}

/** Messages for one learner are sorted by learner, reassignments by target; routes keep the plan's order. */
function sortingText({ forOne, target, to: [first] }: Message): string {
  return forOne ? (first?.name ?? '') : (target?.code ?? '');
}
