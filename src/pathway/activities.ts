import { byId } from '../ids.ts';
import type { Activity, Profile } from '../school/file.ts';
import type { GivenChance } from './types.ts';

/** What an activity is remembered by; without an address, its title. */
export function addressOf(activity: Activity): string {
  return activity.url ?? activity.title;
}

/** Place of the activity's modality in the learner's profile, 0 = liked most; past the end when it is not there. */
export function liking(activity: Activity, profile: Profile | undefined): number {
  const prefers = (profile?.prefers ?? []).map(plain);
  const place = activity.modality === undefined ? -1 : prefers.indexOf(plain(activity.modality));
  return place === -1 ? prefers.length : place;
}

/** Liked ones first, then as the school's file orders them. */
export function byLiking(activities: readonly Activity[], profile: Profile | undefined): Activity[] {
  return activities.toSorted((a, b) => liking(a, profile) - liking(b, profile));
}

/**
 * The activity for the next round: the first on file that this learner has not had on this target; when all were used,
 * the one used longest ago, and `repeats` says so (P7, capability 36). Null when none is on file. In the file's order, not
 * the profile's: a chance is shared by those it concerns, and a post for every taste would bury the teacher's list of work.
 */
export function chooseActivity(
  onFile: readonly Activity[], chances: readonly GivenChance[],
): { readonly activity: Activity | null; readonly repeats: boolean } {
  const lastRound = new Map<string, number>();
  for (const { activity, round } of chances) {
    if (activity !== null) lastRound.set(activity, Math.max(round, lastRound.get(activity) ?? 0));
  }
  const fresh = onFile.find((activity) => !lastRound.has(addressOf(activity)));
  if (fresh !== undefined) return { activity: fresh, repeats: false };
  const [oldest] = onFile.toSorted((a, b) => (lastRound.get(addressOf(a)) ?? 0) - (lastRound.get(addressOf(b)) ?? 0)
    || byId(addressOf(a), addressOf(b)));
  return { activity: oldest ?? null, repeats: oldest !== undefined };
}

function plain(modality: string): string {
  return modality.trim().toLowerCase();
}
