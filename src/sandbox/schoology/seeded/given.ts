import type { Instant } from '../../../time.ts';
import { dateIn } from '../../../time.ts';
import { randomFor } from '../../shell/random.ts';
import { clock, nextSchoolDay, ZONE } from '../../school-year/calendar.ts';
import type { Learners } from '../../school-year/model.ts';
import { TARGETS } from '../../school-year/targets.ts';
import { reach } from '../world/reach.ts';
import { sectionOf } from '../world/state.ts';
import type { Posted, State } from '../world/state.ts';
import type { Happening } from '../world/world.ts';

/** Exposure of a learner who was taught a target and answers weeks later. */
const TAUGHT = { lessons: 4, weeksSince: 1 };
export const ACTIVITY_ROOT = 'https://activities.bell.example/';

/**
 * What learners do with work an add-on gave them: most hand it in within two school days, the teacher grades it on the day
 * after. Ungraded items are only read.
 */
export function playGiven(
  seed: string,
  learners: Learners,
  item: Posted,
  uids: readonly string[],
  at: Instant,
  state: State,
): Happening[] {
  if (item.via === 'web' || item.type !== 'assignment' || item.category === '0') return [];
  const target = targetOfWork(item);
  const enrolled = reach(sectionOf(state, item.section), item).filter(({ uid }) => uids.includes(uid));
  return enrolled.flatMap(({ id, uid }) => {
    const random = randomFor(seed, 'given', item.title, dateIn(ZONE, at), uid);
    if (random() > learners.takes(uid)) return [];
    const morning = nextSchoolDay(dateIn(ZONE, at));
    const done = random() < 0.7 ? morning : nextSchoolDay(morning);
    const chance = target === null ? 0.75 : learners.chance(uid, target, TAUGHT);
    const right = [0, 1, 2, 3, 4].filter(() => random() < chance).length;
    if (target !== null) learners.practiced(uid, target);
    const place = { section: item.section, item: item.id };
    const cell = { score: Math.round((right / 5) * item.maxPoints), exception: 0 as const, comment: '', status: null };
    const graded: Happening = {
      at: clock(nextSchoolDay(done), 15.5),
      deed: { kind: 'graded', ...place, enrollment: id, cell },
    };
    if (!item.allowDropbox) return [graded];
    return [
      {
        at: clock(done, 15 + random() * 3),
        deed: { kind: 'submitted', ...place, uid, draft: false, body: 'My second try' },
      },
      graded,
    ];
  });
}

/** The target of given work, found by an activity it links to in its attachments or its text. */
function targetOfWork({ attachments, description }: Posted): string | null {
  const text = [description, ...attachments.map(({ url }) => url)].join('\n');
  return TARGETS.find(({ code }) => text.includes(`${ACTIVITY_ROOT}${code}/`))?.code ?? null;
}
