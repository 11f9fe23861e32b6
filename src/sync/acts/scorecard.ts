import { DateTime } from 'luxon';
import { sittingsOf } from '../../evidence/sittings.ts';
import type { Evidence, Sitting } from '../../evidence/types.ts';
import { byId, pairOf, type TargetCode } from '../../ids.ts';
import { assess } from '../../mastery/mastery.ts';
import type { Rule } from '../../mastery/rule.ts';
import { routeOf } from '../../routing/route-targets.ts';
import { cameNext, NEXT } from '../../routing/scorecard/came-next.ts';
import { scorecardOf, type Judged, type Scorecard } from '../../routing/scorecard/scorecard.ts';
import { targetsOfTheDay, type DayEvidence } from '../../routing/targets-of-the-day.ts';
import { isSchoolDay, startOfDay } from '../../school/calendar.ts';
import { ruleFor } from '../../school/rules.ts';
import type { JobStore } from '../../store/records.ts';
import { dateIn, daysAfter, daysBetween, type Instant, type SchoolDate } from '../../time.ts';
import type { SelectedCourse } from '../find.ts';
import type { RouteFacts } from '../night/decide.ts';

/** Days looked back on: a school year, so that the work is bounded and last year's class does not count for this one. */
export const LOOK_BACK_DAYS = 365;

/** What past decisions rest on. */
export type PastFacts = Pick<RouteFacts, 'file' | 'course' | 'learners' | 'evidence' | 'at'>;

/**
 * What the rule advised on every school day up to `at`, one entry for each learner and target of that day, where the next
 * results are in. Nothing of it was kept: each day is decided again from what was known when it began (evidence as it is held
 * today, so with later corrections), by the very steps of a night. School days are those of the file's calendar from the first
 * result of the course on, at most a year back; learners are today's. A seat owed after missed chances and people's choices are
 * no advice of the evidence and are left out. Pure.
 */
export function pastAdvice(
  { file, course, learners, evidence, at }: PastFacts,
  rules: (target: TargetCode) => Rule,
): Judged[] {
  const own = evidence.filter((each) => each.course === course.id && each.at <= at);
  const byTarget = grouped(evidence, ({ target }) => target);
  const ids = learners.map(({ id }) => id);
  const starts = daysUpTo(file, own, at);
  const occasions = thinned(own, starts);
  return starts.flatMap((start) =>
    targetsOfTheDay(occasions, start).flatMap((target) => {
      const rows = byTarget.get(target) ?? [];
      const next = comingAfter(rows, start, at);
      if (next.size === 0) return []; // nothing to judge by, so nothing need be decided
      const known = sittingsOf(rows.filter((row) => row.at <= start));
      return assess({ sittings: known, learners: ids, targets: [target], ruleFor: rules, at: start }).flatMap(
        (mastery): Judged[] => {
          const reached = cameNext(next.get(pairOf(mastery.learner, target)) ?? [], rules(target).threshold);
          if (reached === null) return [];
          return [
            {
              route: routeOf(mastery),
              chance: mastery.certainty === 'too-little' ? null : mastery.pThreshold,
              reached,
            },
          ];
        },
      );
    }),
  );
}

/** The advice of these courses together, under the rules of today, from what the store holds. Writes nothing, calls no LMS. */
export async function scorecardFromStore(
  store: JobStore,
  courses: readonly SelectedCourse[],
  at: Instant,
): Promise<Scorecard> {
  const judged: Judged[] = [];
  for (const { file, course } of courses) {
    const stored = await store.school(file.school.id, async (records) => {
      const learners = await records.loadRoster(course.id);
      return { file, course, at, learners, evidence: await records.loadEvidence(learners.map(({ id }) => id)) };
    });
    for (const each of pastAdvice(stored, ruleFor(file, course))) judged.push(each);
  }
  return scorecardOf(judged);
}

/** The beginnings of the school days from that of the first result on. */
function daysUpTo(file: RouteFacts['file'], own: readonly Evidence[], at: Instant): Instant[] {
  const { timeZone } = file.school;
  const first = own.reduce<Instant | null>((least, row) => (least === null || row.at < least ? row.at : least), null);
  if (first === null) return [];
  const from = daysBetween(first, at) > LOOK_BACK_DAYS ? daysAfter(at, -LOOK_BACK_DAYS) : first;
  const last = dateIn(timeZone, at);
  const starts: Instant[] = [];
  for (
    let day = DateTime.fromISO(dateIn(timeZone, from), { zone: 'utc' });
    day.toFormat('yyyy-MM-dd') <= last;
    day = day.plus({ days: 1 })
  ) {
    const date = day.toFormat('yyyy-MM-dd') as SchoolDate;
    if (isSchoolDay(file, date)) starts.push(startOfDay(timeZone, date));
  }
  return starts;
}

/**
 * The first and the last row of each source on each target between two mornings: all that the targets of a day depend on, and a
 * few of thousands, so that a year of days is looked through in less than a second.
 */
function thinned(own: readonly Evidence[], starts: readonly Instant[]): DayEvidence[] {
  const kept = new Map<string, { readonly first: Evidence; last: Evidence }>();
  let day = 0;
  for (const row of own.toSorted((a, b) => byId(a.at, b.at))) {
    while (row.at > (starts[day] ?? row.at)) day += 1;
    const key = [day, row.kind, row.target, row.source].join('\0');
    const stored = kept.get(key);
    if (stored === undefined) kept.set(key, { first: row, last: row });
    else stored.last = row;
  }
  return [...kept.values()].flatMap(({ first, last }) => (first === last ? [first] : [first, last]));
}

/** By learner and target, what came in the days after a moment. */
function comingAfter(rows: readonly Evidence[], start: Instant, at: Instant): Map<string, Sitting[]> {
  const end = daysAfter(start, NEXT.days);
  const until = end < at ? end : at;
  return grouped(sittingsOf(rows.filter((row) => row.at > start && row.at <= until)), ({ learner, target }) =>
    pairOf(learner, target),
  );
}

/** Each in the order it came. */
function grouped<T, Key>(all: readonly T[], keyOf: (each: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}
