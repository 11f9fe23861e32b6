import type { Evidence } from '../../../src/evidence/types.ts';
import type { Marker } from '../../../src/ids.ts';
import { contentHash } from '../../../src/plan/plan.ts';
import type { Finding } from './finding.ts';
import type { LostDays } from './lost-days.ts';
import type { Room } from '../room.ts';
import { struckIn } from './struck.ts';
import type { Sighting } from './watched.ts';

/** What a teacher struck and we sent while that held, and notes in other words than the teacher's. */
export function overTheHand(
  { book, handedIn }: Room,
  ours: readonly Sighting[],
  evidence: readonly Evidence[],
  lost: LostDays,
): Finding[] {
  return ours.flatMap(({ learner, post, by }): Finding[] => {
    if (!by.ours || handedIn.some((each) => each.post === post.id && each.learner === learner)) return [];
    const key = book.keys.get((post.marker ?? '') as Marker);
    const decided = key === undefined ? undefined : book.released.get(key)?.findLast(({ step }) => step <= by.sent);
    if (decided === undefined) return [];
    const { write, step, at } = decided;
    const findings: Finding[] = [];
    // also decided before: a run that began after it was struck could know
    const until = Math.max(step, by.began - 1);
    // what sends after the ledger was set back knows no more than was left
    const isStruck = (upTo: number): boolean =>
      struckIn(write, learner, {
        said: knownAt(book.strikes, upTo, lost, by.sent).map(({ strike }) => strike),
        evidence,
        at,
      }) === 'all';
    if (isStruck(until) && isStruck(by.sent))
      // else it had been taken back before the message went out
      findings.push({
        kind: 'struck',
        what: `${learner} sees ${post.id}, a ${write.kind} that the teacher had struck`,
      });
    const text =
      write.kind !== 'note'
        ? null
        : (knownAt(book.edits, step, lost).findLast(({ edit }) => edit.learner === learner && edit.week === write.week)
            ?.edit.text ?? null);
    if (text !== null && post.text !== text)
      findings.push({ kind: 'edited', what: `${learner} sees ${post.id}, a note that is not in the teacher's words` });
    return findings;
  });
}

/** What was said up to that step, as far as the ledger of then knew it. */
function knownAt<Of extends { readonly step: number }>(
  said: readonly Of[],
  until: number,
  lost: LostDays,
  asOf = until,
): Of[] {
  return said.filter((each) => each.step <= until && !lost.forgot(each.step, asOf));
}

/** What an approval sends stands in the plan as it was last laid, word for word. */
export function otherThanLaid({ book }: Room, lost: LostDays): Finding[] {
  return book.begun.flatMap(({ step, actor, write }): Finding[] => {
    if (!actor.endsWith('approval')) return [];
    const laid = book.plans.findLast((each) => each.step <= step && !lost.forgot(each.step, step))?.plan;
    const asLaid = laid?.writes.some(
      (each) => each.kind !== 'withdraw' && each.key === write.key && contentHash(each) === contentHash(write),
    );
    return asLaid === true
      ? []
      : [{ kind: 'other-plan', what: `${actor} began a ${write.kind} that is not in the plan as it was last laid` }];
  });
}
