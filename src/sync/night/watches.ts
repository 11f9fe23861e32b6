import type { CourseId, SchoolId } from '../../ids.ts';
import { LmsError } from '../../lms/errors.ts';
import type { Hints, Watched } from '../../lms/hints.ts';
import { thingOf, type StoredWatch } from '../../store/nights/hints.ts';
import { daysAfter, daysBetween, type Instant } from '../../time.ts';
import type { TurnStore } from '../turn.ts';
import type { Gathered } from './gather.ts';
import { ownChances } from './own-work.ts';
import { mayCount } from './results/quizzes.ts';

/** A watch lasts a week: one that has no more than this left is renewed, so that a night or two may fail in between. */
const RENEW_DAYS = 2;
/** What the LMS refused is asked for again when a watch would have been renewed. */
const ASK_AGAIN_DAYS = 5;

/**
 * What of a course is to be watched: its work, and the quizzes that can become evidence, as long as their work is not at rest. A watch on a quiz at
 * rest would cost more calls than the list once a week that it makes sooner.
 */
export function toWatch({ course, coursework, atRest, ledger, file, quizzes }: Gathered): Watched[] {
  const chances = ownChances(ledger);
  const awake = new Set(
    coursework.filter((work) => !atRest.has(work.id) && mayCount(work, file, chances)).map(({ id }) => id),
  );
  const links = new Set(coursework.flatMap((work) => work.quizzes.map(({ form, publicId }) => form ?? publicId)));
  const forms = new Set(
    quizzes
      .filter(({ coursework: on, quiz }) => awake.has(on) && (links.has(quiz.form) || links.has(quiz.publicId)))
      .map(({ quiz }) => quiz.form),
  );
  return [
    { kind: 'work', course: course.id },
    ...[...forms].flatMap((form) => [
      { kind: 'answers' as const, form },
      { kind: 'questions' as const, form },
    ]),
  ];
}

/**
 * Has the LMS tell us what changes: begins the watches there are none of and renews those that end soon. Without them everything is found by the
 * weekly reading, so nothing of it is a problem of the course: what is refused is asked for again some days later, what did not answer the next night.
 */
export async function keepWatches(
  store: TurnStore,
  hints: Hints,
  { school, course, at }: { readonly school: SchoolId; readonly course: CourseId; readonly at: Instant },
  wanted: readonly Watched[],
): Promise<void> {
  const allowed = wanted.filter(({ kind }) => hints.kinds.includes(kind));
  const known = await store.school(school, (records) => records.loadWatches(allowed.map(thingOf)));
  for (const what of allowed) {
    const held = known.find(({ kind, thing }) => kind === what.kind && thing === thingOf(what));
    if (held !== undefined && daysBetween(at, held.until) > (held.registration === null ? 0 : RENEW_DAYS)) continue;
    const watch = await asked(hints, what, held?.registration ?? null, at);
    if (watch === 'silent') return;
    await store.school(school, (records) =>
      records.keepWatch(course, { kind: what.kind, thing: thingOf(what), ...watch }),
    );
  }
}

/** `silent`: nobody answers just now, or the credential is refused, which the next night tells; the others would fare no better. */
async function asked(
  hints: Hints,
  what: Watched,
  known: string | null,
  at: Instant,
): Promise<Pick<StoredWatch, 'registration' | 'until'> | 'silent'> {
  try {
    return await hints.watch(what, known);
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    if (error.kind === 'down' || error.kind === 'busy' || error.scope === 'credential') return 'silent';
    return { registration: null, until: daysAfter(at, ASK_AGAIN_DAYS) };
  }
}
