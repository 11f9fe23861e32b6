import { hash } from 'node:crypto';
import { EvidenceId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { Observed } from './observe.ts';
import type { Evidence, Observation } from './types.ts';

export interface EvidenceChange {
  /** New pieces, and new versions of changed ones. */
  readonly added: readonly Evidence[];
  /** Versions that are no longer current. */
  readonly superseded: readonly EvidenceId[];
  readonly counts: { readonly new: number; readonly changed: number; readonly kept: number };
}

/**
 * What the night changes in the stored evidence. Append-only: a changed value is a new version, also
 * when it is a value of long ago. What was not observed tonight is kept, vanished from the LMS or not;
 * retired without a replacement is only what is known to be wrong: withdrawn keys, and what was tagged
 * with another target before. `kept` counts everything stored as it was.
 *
 * @param stored current evidence of this course, of learners who left too
 * @param at the run's clock: a fact that was withdrawn and comes back is not the old row again
 */
export function compare(
  { observations, withdrawn }: Pick<Observed, 'observations' | 'withdrawn'>,
  stored: readonly Evidence[],
  at: Instant,
): EvidenceChange {
  const current = new Map(stored.map((evidence) => [evidence.key, evidence]));
  const observed = new Map(observations.map((observation) => [observation.key, observation]));
  const added: Evidence[] = [];
  const superseded = new Set<EvidenceId>();
  let fresh = 0;
  for (const observation of observed.values()) {
    const before = current.get(observation.key);
    if (before !== undefined && same(before, observation)) continue;
    if (before === undefined) fresh += 1;
    else superseded.add(before.id);
    const version = (before?.version ?? 0) + 1;
    added.push({ id: idOf(observation.key, version, at), version, ...observation });
  }
  for (const key of withdrawn) {
    const before = current.get(key);
    if (before !== undefined && !observed.has(key)) superseded.add(before.id);
  }
  for (const id of retagged(stored, observed)) superseded.add(id);
  return {
    added,
    superseded: [...superseded],
    counts: { new: fresh, changed: superseded.size, kept: stored.length - superseded.size },
  };
}

/** The same answer, observed tonight for another target only: its tag was corrected. */
function retagged(stored: readonly Evidence[], observed: ReadonlyMap<string, Observation>): EvidenceId[] {
  // most of a year was not looked at tonight, its sources among it: only of those that were is a place written down
  const sources = new Set([...observed.values()].map(({ source }) => source));
  const unseen = stored.filter((evidence) => sources.has(evidence.source) && !observed.has(evidence.key));
  if (unseen.length === 0) return [];
  const places = new Set([...observed.values()].map(placeOf));
  return unseen.filter((evidence) => places.has(placeOf(evidence))).map((evidence) => evidence.id);
}

/** Everything a key names but the target. */
function placeOf({ learner, source, item, attempt, by }: Observation): string {
  return [learner, source, item ?? '', attempt, by].join('\0');
}

function same(stored: Evidence, seen: Observation): boolean {
  return (
    stored.kind === seen.kind &&
    stored.share === seen.share &&
    stored.points === seen.points &&
    stored.possible === seen.possible &&
    stored.questions === seen.questions &&
    stored.at === seen.at &&
    stored.provisional === seen.provisional
  );
}

function idOf(key: string, version: number, at: Instant): EvidenceId {
  return EvidenceId.parse(hash('sha256', `${key}\0${version}\0${at}`, 'base64url').slice(0, 16));
}
