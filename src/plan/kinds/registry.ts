import type { LearnerId } from '../../ids.ts';
import type { SchoolDate } from '../../time.ts';
import type { Chance, Kind, Planned } from './kind.ts';
import { note } from './note.ts';
import { reassign } from './reassign.ts';
import { route } from './route.ts';
import { withdraw, type WithdrawWrite } from './withdraw.ts';

/** Every kind of write there is, a line each, in the order they are sent: what can wait best comes last. */
const KINDS = {
  route,
  reassign,
  note,
};

export type KindName = keyof typeof KINDS;
type WriteOf<K> = K extends Kind<infer W, infer _Words> ? W : never;
type WordsOf<K> = K extends Kind<infer _W, infer Words> ? Words : never;

/** A write that people read, unlike a withdrawal. */
export type PostingWrite = WriteOf<(typeof KINDS)[KindName]>;
export type Write = PostingWrite | WithdrawWrite;

/** The words each kind is written with. Those of shared posts are made without any child's data (writeback/PROTOCOL.md 2.4). */
export type PostWords = { readonly [Name in KindName]: WordsOf<(typeof KINDS)[Name]> };

export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[];
/** The same with withdrawals, which are in plans and never in the ledger. */
export const PLANNED_NAMES: readonly Write['kind'][] = [...KIND_NAMES, 'withdraw'];

export function kindNamed(name: KindName): Kind<PostingWrite, PostWords[KindName]> {
  return KINDS[name];
}

export function kindOf(write: PostingWrite): Kind<PostingWrite, PostWords[KindName]> {
  return KINDS[write.kind];
}

/** As `kindOf`, for everything a plan can hold. */
export function plannedAs(write: Write): Planned<Write> {
  return write.kind === 'withdraw' ? withdraw : KINDS[write.kind];
}

/** Something of each kind. */
export function perKind<T>(of: (name: KindName) => T): Record<KindName, T> {
  return Object.fromEntries(KIND_NAMES.map((name) => [name, of(name)])) as Record<KindName, T>;
}

/** Carries words about its one learner, and so goes to that learner alone; the others carry no word about anyone. */
export function isAboutLearner(
  write: Write,
): write is Extract<PostingWrite, { readonly learners: readonly [LearnerId] }> {
  return write.kind !== 'withdraw' && kindOf(write).about === 'learner';
}

/** The day it follows; null: it stays as it was given. */
export function dayOf(write: Write): SchoolDate | null {
  return write.kind === 'withdraw' ? null : (kindOf(write).day?.of(write) ?? null);
}

/** Changed while its day lasts, taken back after it. */
export function isOfTheDay(write: Write): boolean {
  return dayOf(write) !== null;
}

/** The one more chance it gives; null: it gives none. */
export function chanceOf(write: Write): Chance | null {
  return write.kind === 'withdraw' ? null : kindOf(write).chance(write);
}
