import type { LearnerId } from '../../src/ids.ts';
import type { MemoryNights } from '../builders/memory/memory-night.ts';
import type { Kinds } from './mutator.ts';

/** Current evidence of first sittings, as `learner coursework item`: share. */
export type Scores = ReadonlyMap<string, number>;

/** One school of one LMS, whose nights read their answers through a network of the caller's. */
export interface Stage {
  readonly nights: Pick<MemoryNights<unknown>, 'moveTo' | 'sync' | 'store' | 'file'>;
  readonly kinds: Kinds;
  readonly learners: readonly LearnerId[];
  /** Ids of the records without which nobody's scores are known: the course, its teacher. */
  readonly ground: readonly string[];
  /** Ids of the records one score rests on. */
  restsOn(place: string): readonly string[];
  /** Ids whose spoilt values may be kept for good, because nothing tells them from true ones, of those one score rests on. */
  keeps(place: string): readonly string[];
  /** What a learner sees that no person made: its words, and whether they are about this learner and yet for others too. */
  seen(learner: LearnerId): readonly { readonly words: string; readonly misdirected: boolean }[];
}

/** What stands between adapter and stand-in, looked up at each call. */
export type Network = (inside: typeof fetch) => typeof fetch;

export type OpenStage = (start: string, network: Network) => Promise<Stage>;

export async function scoresOf({ nights: { store, file }, learners }: Stage): Promise<Scores> {
  const held = await store.school(file.school.id, (records) => records.loadEvidence(learners));
  return new Map(
    held
      .filter(({ attempt }) => attempt === 1)
      .map(({ learner, coursework, item, share }) => [`${learner} ${coursework} ${item ?? ''}`, share]),
  );
}

/** Every number of every mastery held. */
export async function numbersOf({ nights: { store, file } }: Stage): Promise<readonly number[]> {
  const decided = await Promise.all(
    file.courses.map(({ id }) => store.school(file.school.id, (records) => records.loadDecisions(id))),
  );
  return decided
    .flatMap((decisions) => decisions?.mastery ?? [])
    .flatMap(({ value, low, high }) => [value, low, high].flatMap((number) => (number === null ? [] : [number])));
}
