import type { Sitting } from '../../evidence/types.ts';
import { byId, type TargetCode } from '../../ids.ts';
import type { Mastery } from '../../mastery/types.ts';
import { daysAfter, daysBetween, type Instant } from '../../time.ts';
import type { Done, Thing } from '../types.ts';
import { RECENT_DAYS } from './recent.ts';

/** From this share on, how many were right is worth saying by itself. */
const MOST = 0.6;
/** A result so long after a target was mastered shows that it has stayed. */
const WEEKS_LATER = 14;
/** Fewer pieces of work are named one by one. */
const MANY_PIECES = 3;

interface Results {
  readonly sittings: readonly Sitting[];
  readonly mastery: readonly Mastery[];
}

/** What a learner's results show. A talk is no work that was handed in. */
export function fromResults({ sittings, mastery }: Results): Thing[] {
  const inOrder = sittings.toSorted((a, b) => byId(a.at, b.at) || byId(a.source, b.source));
  const work = inOrder.filter(({ kind }) => kind !== 'conference');
  const talks = inOrder
    .filter(({ kind }) => kind === 'conference')
    .map(({ target, at }): Thing => ({ done: { kind: 'talked', target }, at }));
  const first = work[0];
  if (first === undefined) return talks;
  const masteredAt = new Map(
    mastery.flatMap((each) =>
      each.level === 'mastered' && each.masteredAt !== null ? [[each.target, each.masteredAt]] : [],
    ),
  );
  const targets = [...new Set(work.map(({ target }) => target))];
  return [
    ...talks,
    ...pieces(work),
    ...targets.flatMap((target) =>
      onTarget(
        target,
        work.filter((each) => each.target === target),
        masteredAt.get(target) ?? null,
        first.at,
      ),
    ),
  ];
}

/** @param known since when there is work of this learner at all */
function onTarget(
  target: TargetCode,
  results: readonly Sitting[],
  masteredAt: Instant | null,
  known: Instant,
): Thing[] {
  const [last, before] = results.toReversed();
  if (last === undefined) return [];
  const things: Done[] = [{ kind: 'handed-in', target }];
  const right = rightAnswers(last);
  const rightBefore = before === undefined ? null : rightAnswers(before);
  if (right !== null && rightBefore !== null && right.of === rightBefore.of && right.count > rightBefore.count) {
    things.push(
      right.of === 1
        ? { kind: 'now-right', target }
        : { kind: 'more-right', target, from: rightBefore.count, to: right.count, of: right.of },
    );
  }
  if (right !== null && right.of > 1 && right.count === right.of)
    things.push({ kind: 'all-right', target, of: right.of });
  else if (right !== null && right.of > 2 && last.share >= MOST)
    things.push({ kind: 'some-right', target, right: right.count, of: right.of });
  if (results.length >= 3 && results.slice(-3).every(({ share }) => share === 1))
    things.push({ kind: 'three-full', target });
  if (masteredAt !== null && last.share === 1 && daysBetween(masteredAt, last.at) >= WEEKS_LATER)
    things.push({ kind: 'held', target });
  const start = results[0]?.at ?? last.at;
  if (daysBetween(known, start) > RECENT_DAYS && daysBetween(start, last.at) <= RECENT_DAYS)
    things.push({ kind: 'first-work', target });
  return things.map((done) => ({ done, at: last.at }));
}

function pieces(work: readonly Sitting[]): Thing[] {
  const last = work.at(-1);
  if (last === undefined) return [];
  const since = daysAfter(last.at, -RECENT_DAYS);
  const sources = new Set(work.filter(({ at }) => at > since).map(({ source }) => source));
  return sources.size < MANY_PIECES
    ? []
    : [{ done: { kind: 'pieces', target: last.target, pieces: sources.size }, at: last.at }];
}

/** Null where the questions are not known, are worth several points or were answered half right: then "so many right" is no fact. */
function rightAnswers({ questions, possible, share }: Sitting): { readonly count: number; readonly of: number } | null {
  if (questions === null || possible !== questions) return null;
  const right = share * questions;
  return Math.abs(right - Math.round(right)) < 1e-9 ? { count: Math.round(right), of: questions } : null;
}
