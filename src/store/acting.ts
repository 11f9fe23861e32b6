import { AsyncLocalStorage } from 'node:async_hooks';

/** For whom a transaction is made: the audit says so of everything that is changed in it. */
export type Actor =
  | { readonly role: 'waymark' | 'operator' }
  /** `person`: the account that the LMS or the school file knows. */
  | { readonly role: 'administrator' | 'teacher' | 'learner'; readonly person: string };

const WAYMARK: Actor = { role: 'waymark' };
const acting = new AsyncLocalStorage<Actor>();

/**
 * Records everything that `work` changes in the store as this person's act. Called once, where somebody is let in or a command begins, so that no code in between can
 * forget it or name somebody else. Where it was not called the actor is Waymark itself, as at night.
 */
export function actingAs<T>(actor: Actor, work: () => T): T {
  return acting.run(actor, work);
}

/** Work that goes on after somebody's act and is not theirs. */
export function actingAlone<T>(work: () => T): T {
  return acting.run(WAYMARK, work);
}

/** As a transaction holds it: `role:person`. */
export function whoActs(): string {
  const actor = acting.getStore() ?? WAYMARK;
  return `${actor.role}:${'person' in actor ? actor.person : ''}`;
}
