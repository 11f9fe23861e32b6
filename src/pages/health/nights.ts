import type { NewestNight, NightTrouble } from '../../school/last-night.ts';
import { everyLastNight } from '../../store/nights/last-nights.ts';
import type { Store } from '../../store/types.ts';
import { minutesBetween, type Instant } from '../../time.ts';

/** A school's newest night, for whoever may ask: which school it is stays untold. */
export type NightToldHere =
  | (NewestNight & { readonly trouble: NightTrouble | null })
  /** It never had one by schedule, and should have; or nobody can tell when its nights are due. */
  | { readonly trouble: 'never' | 'unreadable' };

/** A probe asks every few seconds: the nights are looked at once in so many minutes. */
const LOOK_AGAIN_MINUTES = 1;

const looked = new WeakMap<Store, { readonly at: Instant; readonly nights: readonly NightToldHere[] }>();

/** The newest night of every school that had a scheduled one or should have, as looked at a minute ago at most. */
export async function nightsToTell(store: Store, at: Instant): Promise<readonly NightToldHere[]> {
  const before = looked.get(store);
  if (before !== undefined && Math.abs(minutesBetween(before.at, at)) < LOOK_AGAIN_MINUTES) return before.nights;

  const nights = (await everyLastNight(store, at)).flatMap(({ last }): NightToldHere[] => {
    if (last === 'unreadable') return [{ trouble: 'unreadable' }];
    if (last.night !== null) return [{ ...last.night, trouble: last.trouble }];
    return last.trouble === null ? [] : [{ trouble: 'never' }];
  });
  looked.set(store, { at, nights });
  return nights;
}
