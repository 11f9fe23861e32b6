import type { Sitting } from '../../evidence/types.ts';
import { byId, type TargetCode } from '../../ids.ts';
import type { Mastery } from '../../mastery/types.ts';
import type { GivenChance } from '../../pathway/types.ts';
import { daysBetween } from '../../time.ts';
import { DONE_KINDS, type Thing } from '../types.ts';
import { fromChances } from './from-chances.ts';
import type { HardOne } from './hard-questions.ts';
import { fromResults } from './from-results.ts';
import { RECENT_DAYS } from './recent.ts';
import type { WithTeacher } from './with-teacher.ts';

/** One learner's own record. */
export interface OwnRecord {
  readonly mastery: readonly Mastery[];
  /** Targets that were mastered, slipped, and are mastered again. */
  readonly cameBack: ReadonlySet<TargetCode>;
  /** In any order; nothing after the time of the run. */
  readonly sittings: readonly Sitting[];
  readonly given: readonly GivenChance[];
  readonly hard: readonly HardOne[];
  readonly withTeacher: readonly WithTeacher[];
  /** The share that reaches a target. */
  readonly markOf: (target: TargetCode) => number;
}

/**
 * What could be named first in a note (P10): the newest of each kind, the most telling kind first. Counted back from the learner's
 * newest work and not from today, so that the facts stay the same until there is something new. Empty where the record shows nothing.
 */
export function thingsDone(record: OwnRecord): Thing[] {
  const all = [
    ...fromLevels(record),
    ...fromResults(record),
    ...fromChances(record.given, record.markOf),
    ...record.hard.map(({ target, question, at }) => ({
      done: { kind: 'hard-question' as const, target, question },
      at,
    })),
    ...record.withTeacher.map(({ target, at }) => ({ done: { kind: 'with-teacher' as const, target }, at })),
  ];
  const newest = all
    .map(({ at }) => at)
    .toSorted(byId)
    .at(-1);
  if (newest === undefined) return [];
  const recent = all
    .filter(({ at }) => daysBetween(at, newest) <= RECENT_DAYS)
    .toSorted(
      (a, b) =>
        byId(b.at, a.at) || byId(a.done.target, b.done.target) || byId(JSON.stringify(a.done), JSON.stringify(b.done)),
    );
  return DONE_KINDS.flatMap((kind) => recent.find(({ done }) => done.kind === kind) ?? []);
}

function fromLevels({ mastery, cameBack }: OwnRecord): Thing[] {
  return mastery.flatMap(({ level, masteredAt, target }) => {
    if (level !== 'mastered' || masteredAt === null) return [];
    return [
      { done: { kind: cameBack.has(target) ? ('came-back' as const) : ('mastered' as const), target }, at: masteredAt },
    ];
  });
}
