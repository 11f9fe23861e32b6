import type { TargetCode } from '../ids.ts';
import type { Activity } from '../school/file.ts';
import type { MenuLink } from './types.ts';

/** As many as a child can look over; both hosts take twenty links a post. */
export const MOST_ON_MENU = 8;

/** Of these, so many go deeper where the file has them (capability 30). */
const DEEPER = 2;

type Linked = Activity & { readonly url: string };

/**
 * What the posts of the day link for everybody alike: the activities on these targets that have an address, no address twice, in
 * the order of the file. Where there are more than a post should hold, two that go deeper stay first, then the targets take
 * turns. What suits whom best is for the board and a child's own page; a shared post says nothing of any one.
 */
export function menuOfTheDay(activities: readonly Activity[], targets: readonly TargetCode[]): MenuLink[] {
  const byUrl = new Map<string, Linked>();
  for (const activity of activities) {
    if (isLinked(activity) && targets.includes(activity.target) && !byUrl.has(activity.url))
      byUrl.set(activity.url, activity);
  }
  const onFile = [...byUrl.values()];
  const inTurn = takingTurns(onFile);
  const deeper = inTurn.filter(({ kind }) => kind !== 'practice').slice(0, DEEPER);
  const kept = new Set([...deeper, ...inTurn.filter((each) => !deeper.includes(each))].slice(0, MOST_ON_MENU));
  return onFile
    .filter((each) => kept.has(each))
    .map(({ title, titleEs, url }) => ({ title, ...(titleEs === undefined ? {} : { titleEs }), url }));
}

function isLinked(activity: Activity): activity is Linked {
  return activity.url !== undefined;
}

/** The first of each target, then the second of each, and so on. */
function takingTurns(onFile: readonly Linked[]): Linked[] {
  const count = new Map<TargetCode, number>();
  return onFile
    .map((activity) => {
      const turn = count.get(activity.target) ?? 0;
      count.set(activity.target, turn + 1);
      return { activity, turn };
    })
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ activity }) => activity);
}
