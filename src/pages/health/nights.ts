import type { NewestNight, NightTrouble } from '../../school/last-night.ts';
import { StoreError } from '../../store/errors.ts';
import type { Store } from '../../store/types.ts';
import { lastNightOf } from '../../store/nights/last-nights.ts';
import { minutesBetween, type Instant } from '../../time.ts';

/** A school's newest night, for whoever may ask: which school it is stays untold. */
export type NightToldHere =
  | (NewestNight & { readonly trouble: NightTrouble | null })
  /** What the school says of itself cannot be read, so nobody knows when its nights are due. */
  | { readonly trouble: 'unreadable' };

/** A probe asks every few seconds: the nights are looked at once in so many minutes. */
const LOOK_AGAIN_MINUTES = 1;

const looked = new WeakMap<Store, { readonly at: Instant; readonly nights: readonly NightToldHere[] }>();

/** The newest night of every school that ever had a scheduled one, as looked at a minute ago at most. */
export async function nightsToTell(store: Store, at: Instant): Promise<readonly NightToldHere[]> {
  const before = looked.get(store);
  if (before !== undefined && Math.abs(minutesBetween(before.at, at)) < LOOK_AGAIN_MINUTES) return before.nights;

  const nights: NightToldHere[] = [];
  for (const school of await store.schools()) {
    const last = await lastNightOf(store, school, at).catch((error: unknown) => {
      if (error instanceof StoreError && error.kind === 'file') return null;
      throw error;
    });
    if (last === null) nights.push({ trouble: 'unreadable' });
    else if (last.night !== null) nights.push({ ...last.night, trouble: last.trouble });
  }
  looked.set(store, { at, nights });
  return nights;
}
