import { sittingsOf } from '../evidence/sittings.ts';
import { GRADERS, type Evidence } from '../evidence/types.ts';
import { byId } from '../ids.ts';
import type { ItemId, LearnerId, TargetCode } from '../ids.ts';
import { dateIn, type Instant, type SchoolDate } from '../time.ts';
import { mostMissed } from './missed.ts';
import type { ExitResult } from './types.ts';

export interface ExitFacts {
  readonly zone: string;
  readonly lastSchoolDay: SchoolDate;
  /** The school day that is planned. */
  readonly date: SchoolDate;
  readonly at: Instant;
  readonly learners: readonly LearnerId[];
  /** Of this course alone. */
  readonly evidence: readonly Evidence[];
  readonly questionWords: ReadonlyMap<ItemId, string>;
  readonly thresholdOf: (target: TargetCode) => number;
}

/**
 * What the exit tickets of the last school day showed, newest first: who had it (every target of the ticket at its threshold, on that
 * ticket alone), who had it not yet, who answered nothing (which shows nothing, P3), and the question most missed. A ticket belongs to the
 * day of its first answer; who answered late that evening or over the weekend is in it.
 */
export function exitResults(facts: ExitFacts): ExitResult[] {
  const { zone, lastSchoolDay, date, at, learners, questionWords, thresholdOf } = facts;
  const bySource = new Map<string, Evidence[]>();
  for (const row of facts.evidence.filter((each) => each.kind === 'exit' && each.at <= at))
    bySource.set(row.source, [...(bySource.get(row.source) ?? []), row]);
  return [...bySource.values()]
    .map((rows) => ({
      rows,
      began: rows.reduce((first, row) => (row.at < first ? row.at : first), rows[0]?.at ?? at),
    }))
    .filter(({ began }) => {
      const day = dateIn(zone, began);
      return day >= lastSchoolDay && day < date;
    })
    .toSorted((a, b) => byId(b.began, a.began) || byId(a.rows[0]?.source ?? '', b.rows[0]?.source ?? ''))
    .map(({ rows }): ExitResult => {
      const sittings = sittingsOf(rows);
      const answered = new Set(sittings.map(({ learner }) => learner));
      const missing = new Set(
        sittings.filter(({ share, target }) => share < thresholdOf(target)).map(({ learner }) => learner),
      );
      const targets = [...new Set(rows.map(({ target }) => target))].toSorted(byId);
      return {
        date: lastSchoolDay,
        targets,
        had: learners.filter((learner) => answered.has(learner) && !missing.has(learner)),
        notYet: learners.filter((learner) => missing.has(learner)),
        silent: learners.filter((learner) => !answered.has(learner)),
        missed: mostMissed(learners, targets, answersOf(rows), questionWords),
      };
    })
    .filter(({ had, notYet }) => had.length + notYet.length > 0);
}

/** Each one's answers to the questions by the strongest word on each (P14); a mark on the whole ticket says nothing of a question. */
function answersOf(rows: readonly Evidence[]): Evidence[] {
  const strongest = new Map<string, Evidence>();
  for (const row of rows.filter(({ item }) => item !== null)) {
    const place = `${row.learner}\0${row.item}`;
    const known = strongest.get(place);
    if (
      known === undefined ||
      row.attempt > known.attempt ||
      (row.attempt === known.attempt && GRADERS.indexOf(row.by) < GRADERS.indexOf(known.by))
    )
      strongest.set(place, row);
  }
  return [...strongest.values()];
}
