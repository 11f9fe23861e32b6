import { actingAs } from '../../store/acting.ts';
import { recordAct } from '../../store/audit.ts';
import { NOBODYS, noteCameInto, type CameInto } from '../../store/people/sign-ins.ts';
import type { Store } from '../../store/types.ts';
import { KeptFor } from '../../sync/tickets/kept-for.ts';
import type { Instant } from '../../time.ts';
import { actorOf, type Viewer } from '../kit/viewer.ts';

/** Milliseconds a sign-in lasts at most. */
const REMEMBERED = 12 * 3_600_000;

/** Records in the audit of a school that somebody who signed in has come into it: once a sign-in, whichever instance they meet. */
export class ComingIn {
  readonly #noted = new KeptFor<string, true>(REMEMBERED);
  readonly #store: Store;
  constructor(store: Store) {
    this.#store = store;
  }

  async note(secret: string, viewer: Viewer, at: Instant): Promise<void> {
    const actor = actorOf(viewer);
    if (actor.role !== 'teacher' && actor.role !== 'administrator') return;
    const into: CameInto = { school: viewer.school, role: actor.role, person: actor.person };
    const key = `${secret} ${JSON.stringify(into)}`;
    if (this.#noted.get(key, at) === true) return;
    this.#noted.set(key, true, at);
    if (await this.#store.school(NOBODYS, (db) => noteCameInto(db, secret, into)))
      await record(this.#store, into, 'person.in', at);
  }
}

/** Records in the audit of each school that somebody who had come into it signed out. */
export async function noteLeft(store: Store, places: readonly CameInto[], at?: Instant): Promise<void> {
  for (const place of places) await record(store, place, 'person.out', at);
}

function record(
  store: Store,
  { school, ...actor }: CameInto,
  act: 'person.in' | 'person.out',
  at: Instant | undefined,
): Promise<void> {
  return actingAs(actor, () =>
    store.school(school, (db) => recordAct(db, { act, ...(at === undefined ? {} : { at }) })),
  );
}
