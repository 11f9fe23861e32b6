import { byId, type TargetCode } from '../ids.ts';
import { readCodes, type CodeReader } from './codes.ts';
import { readCopies } from './copies.ts';
import { occasionIn } from './occasion.ts';
import { placeKey } from './place.ts';
import { rankTargets } from './ranking.ts';
import type { Refusal, Settled, Suggested, Suggestion, Taggable, Untagged } from './types.ts';

export interface TaggingFacts {
  /** What the class is taught, and what it builds on. */
  readonly targets: readonly Taggable[];
  readonly settled: readonly Settled[];
  /** What somebody said no to, which is not suggested again there. */
  readonly refused: readonly Refusal[];
}

/**
 * A target for everything that has none, with how sure and why. A code says most, then what the work was copied from, then the words and
 * figures; where nothing of a question speaks, the title of its work does, and is never sure. In which order anything comes changes nothing.
 */
export function suggestTargets(untagged: readonly Untagged[], facts: TaggingFacts): Suggested[] {
  const codes = readCodes(facts.targets.map(({ code }) => code));
  const copies = readCopies(facts.settled);
  const known = new Set(facts.targets.map(({ code }) => code));
  const refused = new Map<string, Set<TargetCode>>();
  for (const { place, target } of facts.refused)
    refused.set(placeKey(place), (refused.get(placeKey(place)) ?? new Set()).add(target));
  const rankings = new Map<string, ReturnType<typeof rankTargets>>();
  const rank = (no: ReadonlySet<TargetCode>, text: string): Suggestion | null => {
    const key = [...no].toSorted().join('\0');
    const ranking = rankings.get(key) ?? rankTargets(facts.targets.filter(({ code }) => !no.has(code)));
    rankings.set(key, ranking);
    return ranking(text);
  };
  const own = (one: Untagged, no: ReadonlySet<TargetCode>): Suggestion | null => {
    const written = byCode(codes, one.text, no);
    if (written !== null) return written;
    const copied = copies(one);
    if (copied !== null && known.has(copied.target) && !no.has(copied.target)) return copied;
    const ranked = rank(no, one.text);
    const isForeign = codes.in(one.text).foreign.length > 0;
    return ranked === null || !isForeign ? ranked : { ...ranked, sureness: 'unsure' };
  };
  return untagged
    .map((one) => {
      const no = refused.get(placeKey(one.place)) ?? new Set<TargetCode>();
      return { ...one, kind: occasionIn(one.within ?? one.text), suggestion: own(one, no) ?? beside(one, no) };
    })
    .toSorted((a, b) => byId(placeKey(a.place), placeKey(b.place)));

  function beside(one: Untagged, no: ReadonlySet<TargetCode>): Suggestion | null {
    if (one.within === null) return null;
    const ofWork = byCode(codes, one.within, no) ?? rank(no, one.within);
    if (ofWork === null || ofWork.reason.kind === 'beside') return null;
    const sureness = ofWork.sureness === 'sure' ? 'likely' : 'unsure';
    return { target: ofWork.target, sureness, reason: { kind: 'beside', reason: ofWork.reason } };
  }
}

function byCode(codes: CodeReader, text: string, no: ReadonlySet<TargetCode>): Suggestion | null {
  const found = [...codes.in(text).found].filter(([target]) => !no.has(target)).toSorted(([a], [b]) => byId(a, b));
  const [first] = found;
  if (first === undefined) return null;
  const [target, { written, whole }] = first;
  if (found.length > 1)
    return { target, sureness: 'unsure', reason: { kind: 'several', targets: found.map(([code]) => code) } };
  return { target, sureness: whole ? 'sure' : 'likely', reason: { kind: 'code', code: written } };
}
