import { pairOf } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import type { Sitting } from '../evidence/types.ts';
import type { Rule } from '../mastery/rule.ts';
import type { Mastery } from '../mastery/types.ts';
import type { DayRoute, SeminarPlan } from '../routing/types.ts';
import type { Activity, Check, CourseSettings, Profile, Target } from '../school/file.ts';
import { namingOf } from '../school/i-can.ts';
import type { Naming } from '../school/i-can.ts';
import type { Instant, SchoolDate } from '../time.ts';
import type { BudgetTerms } from './budget.ts';
import { historiesOf } from './history.ts';
import type { History } from './history.ts';
import type { GivenChance, LinkedCheck, Misses } from './types.ts';

/** The part of the pathway's input that chances are decided on. */
export interface ChancesInput {
  readonly course: CourseSettings;
  readonly zone: string;
  readonly at: Instant;
  readonly date: SchoolDate;
  /** The targets the course teaches, in the order of its units: only these are given again. */
  readonly taught: readonly TargetCode[];
  readonly targets: readonly Target[];
  readonly activities: readonly Activity[];
  readonly profiles: readonly Profile[];
  /** Of the taught targets and of those they require. */
  readonly mastery: readonly Mastery[];
  /** Current sittings of these learners. */
  readonly sittings: readonly Sitting[];
  /** Chances of this course that were approved and written. */
  readonly given: readonly GivenChance[];
  /** From `countMisses`. */
  readonly misses: readonly Misses[];
  readonly dayTargets: readonly TargetCode[];
  readonly ruleFor: (target: TargetCode) => Rule;
  /** From `routeDay`. */
  readonly routes: readonly DayRoute[];
  /** From `planSeminars`: who sits where today, and what is better taught to all. */
  readonly seminar: Pick<SeminarPlan, 'sessions' | 'teachAll'>;
  /** The class had a ticket in the last school days. */
  readonly ticketsCome: boolean;
  /** Where a check is answered; null: it cannot be reached from this class. */
  readonly linkOf: (check: Check) => string | null;
}

/** The same, indexed once for all learners. */
export interface Known {
  readonly at: Instant;
  readonly zone: string;
  readonly taught: readonly TargetCode[];
  readonly given: readonly GivenChance[];
  readonly terms: BudgetTerms;
  readonly dayTargets: ReadonlySet<TargetCode>;
  readonly profiles: ReadonlyMap<LearnerId, Profile>;
  readonly masteryOf: ReadonlyMap<string, Mastery>;
  readonly seatsOwed: ReadonlySet<string>;
  /** Pairs on which workshop was chosen and is not shown yet (R5). */
  readonly choseWorkshop: ReadonlySet<string>;
  /** Targets on which each learner sits in a seminar today. */
  readonly seats: ReadonlyMap<LearnerId, ReadonlySet<TargetCode>>;
  readonly taughtToAll: ReadonlySet<TargetCode>;
  readonly ticketsCome: boolean;
  readonly naming: Naming;
  readonly ruleFor: (target: TargetCode) => Rule;
  activitiesOn(target: TargetCode): readonly Activity[];
  practiceOn(target: TargetCode): readonly Activity[];
  checkOf(activity: Activity): LinkedCheck | null;
  historyOf(pair: Pick<GivenChance, 'learner' | 'target'>): History;
}

export function knownFrom(input: ChancesInput): Known {
  const activitiesOn = (target: TargetCode): Activity[] =>
    input.activities.filter((activity) => activity.target === target);
  return {
    at: input.at,
    zone: input.zone,
    taught: input.taught,
    given: input.given,
    terms: {
      course: input.course,
      targets: new Map(input.targets.map((target) => [target.code, target])),
      date: input.date,
      at: input.at,
    },
    dayTargets: new Set(input.dayTargets),
    profiles: new Map(input.profiles.map((profile) => [profile.id, profile])),
    masteryOf: new Map(input.mastery.map((each) => [pairOf(each.learner, each.target), each])),
    seatsOwed: new Set(input.misses.filter((each) => each.seatOwed).map((each) => pairOf(each.learner, each.target))),
    choseWorkshop: new Set(input.routes.flatMap(workshopChosen)),
    seats: seatsOf(input.seminar.sessions),
    taughtToAll: new Set(input.seminar.teachAll.map(({ target }) => target)),
    ticketsCome: input.ticketsCome,
    naming: namingOf(input.targets),
    ruleFor: input.ruleFor,
    activitiesOn,
    practiceOn: (target) => activitiesOn(target).filter((activity) => activity.kind === 'practice'),
    checkOf: ({ check }) => {
      const address = check === undefined ? null : input.linkOf(check);
      return check === undefined || address === null ? null : { of: check, address };
    },
    historyOf: historiesOf(input.given, input.sittings, input.at),
  };
}

function seatsOf(sessions: SeminarPlan['sessions']): ReadonlyMap<LearnerId, ReadonlySet<TargetCode>> {
  const seats = new Map<LearnerId, Set<TargetCode>>();
  for (const { target, learners } of sessions.flatMap(({ needs }) => needs)) {
    for (const learner of learners) seats.set(learner, (seats.get(learner) ?? new Set()).add(target));
  }
  return seats;
}

/** Of a learner who goes to workshop by own choice: the day's targets on which the evidence does not say workshop. */
function workshopChosen({ learner, declared, effective, targets }: DayRoute): string[] {
  if (declared?.route !== 'workshop' || effective !== 'workshop') return [];
  return targets.filter(({ route }) => route !== 'workshop').map(({ target }) => pairOf(learner, target));
}
