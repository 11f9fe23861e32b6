import { byId } from '../ids.ts';
import type { Activity, Profile } from '../school/file.ts';
import type { GivenChance } from './types.ts';

/** What an activity is remembered by; without an address, its title. */
export function addressOf(activity: Activity): string {
  return activity.url ?? activity.title;
}

/** Place of the activity's modality in the learner's profile, 0 = liked most; past the end when it is not there. */
function liking(activity: Activity, profile: Profile | undefined): number {
  const prefers = (profile?.prefers ?? []).map(plain);
  const place = activity.modality === undefined ? -1 : prefers.indexOf(plain(activity.modality));
  return place === -1 ? prefers.length : place;
}

/** The learner's profile names its modality. */
export function isLiked(activity: Activity, profile: Profile | undefined): boolean {
  return liking(activity, profile) < (profile?.prefers.length ?? 0);
}

/** Liked ones first, then as the school's file orders them. */
export function byLiking(activities: readonly Activity[], profile: Profile | undefined): Activity[] {
  return activities.toSorted((a, b) => liking(a, profile) - liking(b, profile));
}

/**
 * The activity for the next round: of those this learner has not had on this target the best liked, of equals the first on file.
 * When all were used, one of another round than the last where there is one, the best liked, of equals the one used longest
 * ago, and `repeats` says so (P7, capability 36). Null when none is on file.
 */
export function chooseActivity(
  onFile: readonly Activity[],
  chances: readonly GivenChance[],
  profile: Profile | undefined,
): { readonly activity: Activity | null; readonly repeats: boolean } {
  const lastRound = new Map<string, number>();
  for (const { activity, round } of chances) {
    if (activity !== null) lastRound.set(activity, Math.max(round, lastRound.get(activity) ?? 0));
  }
  const liked = byLiking(onFile, profile);
  const fresh = liked.find((activity) => !lastRound.has(addressOf(activity)));
  if (fresh !== undefined) return { activity: fresh, repeats: false };
  const roundOf = (activity: Activity): number => lastRound.get(addressOf(activity)) ?? 0;
  const newest = Math.max(...liked.map(roundOf));
  const [best] = liked.toSorted(
    (a, b) =>
      Number(roundOf(a) === newest) - Number(roundOf(b) === newest) ||
      liking(a, profile) - liking(b, profile) ||
      roundOf(a) - roundOf(b) ||
      byId(addressOf(a), addressOf(b)),
  );
  return { activity: best ?? null, repeats: best !== undefined };
}

function plain(modality: string): string {
  return modality.trim().toLowerCase();
}
