import { byId } from '../ids.ts';
import type { TargetCode } from '../ids.ts';
import type { Evidence, SourceKind } from '../evidence/types.ts';
import type { Instant } from '../time.ts';

/** What a piece of evidence must tell: on which target, from which occasion, when. */
export type DayEvidence = Pick<Evidence, 'target' | 'source' | 'kind' | 'at'>;

const TICKETS: ReadonlySet<SourceKind> = new Set(['entrance', 'exit', 'station']);

interface Occasion {
  readonly source: string;
  began: Instant;
  last: Instant;
  readonly targets: Set<TargetCode>;
}

/**
 * The targets a course's day is about: those of its newest ticket, else of its newest evidence
 * (README, "One route for the day"). A ticket is as new as its first answer, so that one late paper
 * does not bring an old ticket back. A chance belongs to the few who got it, so it sets the day for the
 * class only where nothing else was ever given. Sorted by code; empty without evidence up to `at`.
 */
export function targetsOfTheDay(evidence: readonly DayEvidence[], at: Instant): TargetCode[] {
  const known = evidence.filter((each) => each.at <= at);
  const tickets = occasionsOf(known.filter((each) => TICKETS.has(each.kind)));
  const newestTicket = newest(tickets, (each) => each.began);
  if (newestTicket !== null) return targetsOf(newestTicket);
  const forAll = known.filter((each) => each.kind !== 'chance');
  const newestWork = newest(occasionsOf(forAll.length > 0 ? forAll : known), (each) => each.last);
  return newestWork === null ? [] : targetsOf(newestWork);
}

/** When the newest ticket up to `at` began; null: there was none. */
export function newestTicket(evidence: readonly DayEvidence[], at: Instant): Instant | null {
  return (
    newest(occasionsOf(evidence.filter((each) => each.at <= at && TICKETS.has(each.kind))), (each) => each.began)
      ?.began ?? null
  );
}

function occasionsOf(evidence: readonly DayEvidence[]): Occasion[] {
  const bySource = new Map<string, Occasion>();
  for (const { source, target, at } of evidence) {
    const occasion = bySource.get(source);
    if (occasion === undefined) {
      bySource.set(source, { source, began: at, last: at, targets: new Set([target]) });
      continue;
    }
    if (at < occasion.began) occasion.began = at;
    if (at > occasion.last) occasion.last = at;
    occasion.targets.add(target);
  }
  return [...bySource.values()];
}

function newest(occasions: readonly Occasion[], timeOf: (occasion: Occasion) => Instant): Occasion | null {
  return occasions.toSorted((a, b) => byId(timeOf(b), timeOf(a)) || byId(b.source, a.source))[0] ?? null;
}

function targetsOf(occasion: Occasion): TargetCode[] {
  return [...occasion.targets].toSorted(byId);
}
