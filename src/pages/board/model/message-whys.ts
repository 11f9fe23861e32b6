import type { LearnerId } from '../../../ids.ts';
import type { PostingWrite } from '../../../plan/types.ts';
import type { Why } from '../../../routing/types.ts';
import type { BoardInput } from './input.ts';
import type { Lookup } from './lookup.ts';
import type { Named } from './morning.ts';
import { byName } from './names.ts';

/** Why some of a message's readers get it, and what would change that. */
export interface SharedWhy {
  /** Empty: the reason holds for all readers, or the decision behind it was made on another day. */
  readonly people: readonly Named[];
  readonly rule: string;
  readonly wouldChange: string;
}

/** The reasons of a shared message from the day's decisions, with the learners grouped who have the same reason. */
export function whysOf(write: PostingWrite, { decisions, language }: BoardInput, look: Lookup): SharedWhy[] {
  const theirs = whyOfEach(write, decisions);
  if (write.learners.length < 2 || theirs.size < write.learners.length) {
    return [{ people: [], rule: look.say(write.why.rule), wouldChange: look.say(write.why.wouldChange) }];
  }
  const inOrder = byName(language);
  const alike = new Map<string, SharedWhy & { people: Named[] }>();
  for (const id of write.learners) {
    const why = theirs.get(id) ?? write.why;
    const [rule, wouldChange] = [look.say(why.rule), look.say(why.wouldChange)];
    const same = JSON.stringify([rule, wouldChange]);
    const group = alike.get(same) ?? { people: [], rule, wouldChange };
    group.people.push({ id, name: look.name(id) });
    alike.set(same, group);
  }
  return [...alike.values()]
    .map((group) => ({ ...group, people: group.people.toSorted((a, b) => inOrder(a.name, b.name)) }))
    .toSorted((a, b) => inOrder(a.people[0]?.name ?? '', b.people[0]?.name ?? ''));
}

function whyOfEach(
  write: PostingWrite,
  { date, routes, pathway }: BoardInput['decisions'],
): ReadonlyMap<LearnerId, Why> {
  const readers = new Set<LearnerId>(write.learners);
  if (write.kind === 'route' && write.date === date) {
    return new Map(routes.filter(({ learner }) => readers.has(learner)).map(({ learner, why }) => [learner, why]));
  }
  if (write.kind === 'reassign' && write.date === date) {
    return new Map(
      pathway.reassignments
        .filter(({ learner, target }) => readers.has(learner) && target === write.target)
        .map(({ learner, why }) => [learner, why]),
    );
  }
  return new Map();
}
