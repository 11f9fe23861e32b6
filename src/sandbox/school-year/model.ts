import { normal, randomFor } from '../shell/random.ts';
import { targetOf } from './targets.ts';

/** What makes one learner differ from another. */
interface Traits {
  /** Logit of a right answer on a target of no difficulty, before any lesson. */
  readonly ability: number;
  /** Logits gained by a lesson. */
  readonly growth: number;
  /** Logits lost by a week away from a target. */
  readonly forgetting: number;
  /** Chance to be there and to hand work in. */
  readonly diligence: number;
}

/** Where a learner stands with a target: what was taught, and how long ago. */
export interface Exposure {
  readonly lessons: number;
  readonly weeksSince: number;
}

export interface Learners {
  /** Probability of a right answer now. */
  chance(learner: string, target: string, exposure: Exposure): number;
  diligence(learner: string): number;
  /** Probability to take a chance we gave. */
  takes(learner: string): number;
  /** Work done on a chance we gave: it helps from now on. */
  practiced(learner: string, target: string): void;
}

/** The highest chance of a right answer that anybody reaches, and the lowest, by luck. */
const CEILING = 0.97;
const GUESS = 0.12;
const GAIN_OF_PRACTICE = 0.9;
const MOST_LESSONS = 7;

/**
 * Learners who learn: a logistic model with growth by lessons and practice, forgetting with time, and a personal leaning
 * to each target. The seed and the practice done decide; nothing else does.
 */
export function createLearners(seed: string): Learners {
  const traits = new Map<string, Traits>();
  const leanings = new Map<string, number>();
  const practice = new Map<string, number>();

  function traitsOf(learner: string): Traits {
    const known = traits.get(learner);
    if (known !== undefined) return known;
    const random = randomFor(seed, 'traits', learner);
    const drawn = {
      ability: normal(random, 0.75, 1),
      growth: 0.22 + 0.4 * random(),
      forgetting: random() < 0.25 ? 0.55 + 0.35 * random() : 0.1 * random(),
      diligence: 0.72 + 0.27 * Math.sqrt(random()),
    };
    traits.set(learner, drawn);
    return drawn;
  }

  function leaningOf(learner: string, target: string): number {
    const key = `${learner} ${target}`;
    const leaning = leanings.get(key) ?? normal(randomFor(seed, 'leaning', learner, target), 0, 0.5);
    leanings.set(key, leaning);
    return leaning;
  }

  return {
    chance(learner, target, { lessons, weeksSince }) {
      const { ability, growth, forgetting } = traitsOf(learner);
      const gained =
        growth * Math.min(lessons, MOST_LESSONS) + GAIN_OF_PRACTICE * (practice.get(`${learner} ${target}`) ?? 0);
      const logit =
        ability + leaningOf(learner, target) + gained - targetOf(target).difficulty - forgetting * weeksSince;
      return GUESS + (CEILING - GUESS) / (1 + Math.exp(-logit));
    },
    diligence: (learner) => traitsOf(learner).diligence,
    takes: (learner) => 0.25 + 0.7 * traitsOf(learner).diligence,
    practiced(learner, target) {
      const key = `${learner} ${target}`;
      practice.set(key, (practice.get(key) ?? 0) + 1);
    },
  };
}
