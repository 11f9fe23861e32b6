import { NoteText } from '../../src/notes/own-words.ts';
import type { CourseId, LearnerId } from '../../src/ids.ts';
import { asDone, type Struck } from './judge/struck.ts';
import { PLACES } from '../../src/routing/types.ts';
import { pick, type Random } from '../../src/sandbox/shell/random.ts';
import type { ChoiceOrder } from '../../src/sync/acts/choose.ts';
import type { Stroke } from '../../src/sync/acts/teachers-hand.ts';
import type { StoredPlan } from '../../src/store/day/plans.ts';
import type { Tables } from '../builders/memory/memory-tables.ts';
import { secretOf } from './school.ts';

/** What a teacher's hand does to the plan that waits. */
export type HandAct = 'strike' | 'strike-one' | 'take-back' | 'edit-note' | 'seminar-held' | 'anew';

/** The page as a person has it open. */
interface Page {
  readonly tables: Tables;
  readonly course: CourseId;
  /** So that no two texts are the same. */
  readonly count: number;
}

/** One stroke on what the page shows; null: there is nothing of the kind on it. */
export function strokeOn(page: Page, act: HandAct, random: Random): Stroke | null {
  switch (act) {
    case 'strike':
    case 'strike-one': {
      const message = messageOn(page, random);
      if (message === null) return null;
      const { plan, write } = message;
      const learner = act === 'strike' ? null : pick(random, write.learners);
      return { is: 'strike', of: [write.key], learner, ...(random() < 0.5 ? { plan } : {}) };
    }
    case 'take-back': {
      const inForce = struckOn(page);
      return inForce.length === 0 ? null : { is: 'take-back', strikes: [pick(random, inForce)] };
    }
    case 'edit-note': {
      const learners = page.tables.decisions.get(page.course)?.learners ?? [];
      if (learners.length === 0) return null;
      const { id } = pick(random, learners);
      return {
        is: 'edit-note',
        actor: 'teacher',
        learner: id,
        text:
          random() < 0.2
            ? null
            : NoteText.parse(`Good work on the ${secretOf(id)}, says your teacher (${page.count}).`),
      };
    }
    case 'seminar-held': {
      const held = [...page.tables.ledger.values()].flatMap(({ course, write }) =>
        course === page.course && write.kind === 'route' && write.slot !== 'workshop'
          ? [{ date: write.date, slot: write.slot }]
          : [],
      );
      return held.length === 0
        ? null
        : { is: 'seminar-answer', answer: { ...pick(random, held), tookPlace: random() < 0.5 } };
    }
    case 'anew':
      return { is: 'anew' };
    default:
      return act satisfies never;
  }
}

/** A route as a student or the teacher chooses it; a teacher may say more than a route. */
export function choiceOf(
  page: Page,
  learners: readonly LearnerId[],
  random: Random,
): Omit<ChoiceOrder, 'course' | 'school'> {
  const learner = pick(random, learners);
  const route = pick(random, ['seminar', 'seminar', 'workshop', 'none'] as const);
  if (random() < 0.4) return { learner, by: 'declared', route, place: null, actor: `student ${learner}` };
  const place =
    route === 'seminar'
      ? pick(random, [null, ...PLACES.filter((each) => each !== 'not-today')])
      : route === 'none'
        ? pick(random, [null, 'not-today' as const])
        : null;
  return { learner, by: 'assigned', route, place, actor: `teacher ${page.count % 2}` };
}

/** One message of the plan that waits, or, on a page left open, of one that no longer does. */
export function messageOn({ tables, course }: Page, random: Random) {
  const plans = [...tables.plans.values()].filter(({ plan }) => plan.course === course);
  const shown: StoredPlan | undefined =
    random() < 0.8 || plans.length === 0 ? plans.find(({ state }) => state === 'waiting') : pick(random, plans);
  if (shown === undefined) return null;
  const writes = shown.plan.writes.filter((write) => write.kind !== 'withdraw');
  return writes.length === 0 ? null : { plan: shown.plan.id, write: pick(random, writes) };
}

function struckOn({ tables, course }: Page): Struck[] {
  return asDone([...tables.strikes.values()].filter((each) => each.course === course))
    .filter(({ struck }) => struck)
    .map(({ kind, learner, target }) => ({ kind, learner, target }));
}
