import type { Instant } from '../../../time.ts';
import { dateIn } from '../../../time.ts';
import { randomFor } from '../../shell/random.ts';
import { WEB } from '../world/hands.ts';
import type { Happening } from '../world/school.ts';
import type { Posted, State } from '../world/state.ts';
import { ACTIVITY_ROOT } from '../../school-year/activities.ts';
import { clock, nextSchoolDay, ZONE } from '../../school-year/calendar.ts';
import type { Learners } from '../../school-year/model.ts';

/** Exposure of a learner who was taught a target and answers weeks later. */
const TAUGHT = { lessons: 4, weeksSince: 1 };

/**
 * What learners do with work the add-on gave them: most hand it in within two school days, the teacher grades it on the
 * day after. Work without points is only looked at.
 */
export function playGiven(
  seed: string,
  learners: Learners,
  item: Posted,
  reached: readonly string[],
  at: Instant,
  state: State,
): Happening[] {
  if (item.project === WEB || item.type !== 'courseWork') return [];
  const target = targetOfWork(item);
  return reached.flatMap((learner) => {
    const random = randomFor(seed, 'given', item.title, dateIn(ZONE, at), learner);
    const work = { course: item.course, item: item.id, learner };
    const morning = nextSchoolDay(dateIn(ZONE, at));
    const opened: Happening = { at: clock(morning, 8 + random()), deed: { kind: 'opened', ...work } };
    if (item.maxPoints === null) return random() < 0.7 ? [opened] : [];
    if (random() > learners.takes(learner)) return [];
    const done = random() < 0.7 ? morning : nextSchoolDay(morning);
    const points = score(item.maxPoints, random, learners, learner, target);
    if (target !== null) learners.practiced(learner, target);
    const graded = clock(nextSchoolDay(done), 15.5);
    const by = state.courses.get(item.course)?.record.owner ?? item.creator;
    return [
      opened,
      { at: clock(done, 15 + random() * 3), deed: { kind: 'turned-in', ...work } },
      { at: graded, deed: { kind: 'graded', ...work, by, draft: points, assigned: points } },
      { at: graded, deed: { kind: 'returned', ...work, by } },
    ];
  });
}

/** Five parts, each right or wrong. Work whose target is unknown is answered as well as on a target just taught. */
function score(
  maxPoints: number,
  random: () => number,
  learners: Learners,
  learner: string,
  target: string | null,
): number {
  const chance = target === null ? 0.75 : learners.chance(learner, target, TAUGHT);
  let right = 0;
  for (let part = 0; part < 5; part += 1) if (random() < chance) right += 1;
  return Math.round((right / 5) * maxPoints);
}

/** The target of given work, found by the activity it links to. */
function targetOfWork(item: Posted): string | null {
  for (const { link } of item.materials) {
    if (link?.url.startsWith(ACTIVITY_ROOT) === true) return link.url.slice(ACTIVITY_ROOT.length).split('/')[0] ?? null;
  }
  return null;
}
