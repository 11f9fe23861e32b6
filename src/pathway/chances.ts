import { byId, pairOf } from '../ids.ts';
import type { LearnerId } from '../ids.ts';
import { askedOf, wantedOf } from './asked.ts';
import { budgetFor, markingLeft } from './budget.ts';
import { grant } from './grant.ts';
import type { Known } from './known.ts';
import type { Pathway, Reassignment, Withheld } from './types.ts';
import { withheldWords } from './withheld-words.ts';

/** What one learner is given today, and what waits. */
interface Offer {
  readonly learner: LearnerId;
  readonly chance: Reassignment | null;
  readonly withheld: readonly Withheld[];
}

/**
 * The chances the class is given now, at most one a learner, and those the evidence asks for that wait. What the teacher has to mark by
 * hand is handed out within the week's number: a check that a choice brings (R5) first, then whoever is furthest from the
 * threshold. For the others there is what marks itself, or they wait. In the order of `learners`.
 */
export function planChances(learners: readonly LearnerId[], known: Known): Pick<Pathway, 'reassignments' | 'withheld'> {
  let left = markingLeft(known.given, known.terms);
  const offers = new Map<LearnerId, Offer>();
  for (const offer of learners.map((learner) => offerTo(learner, true, known)).toSorted(furthestFirst(known))) {
    const fits = offer.chance === null || offer.chance.check !== null || left > 0;
    const made = fits ? offer : offerTo(offer.learner, false, known);
    if (made.chance !== null && made.chance.check === null) left -= 1;
    offers.set(made.learner, made);
  }
  const inOrder = learners.flatMap((learner) => offers.get(learner) ?? []);
  return {
    reassignments: inOrder.flatMap(({ chance }) => chance ?? []),
    withheld: inOrder.flatMap((offer) => offer.withheld),
  };
}

/** The most needed chance that fits into the learner's day and week (P13). */
function offerTo(learner: LearnerId, byHand: boolean, known: Known): Offer {
  const asked = askedOf(learner, known);
  const withheld: Withheld[] = asked.flatMap(({ target, step }) => {
    if (step.is !== 'withheld') return [];
    const { is: _is, ...reason } = step;
    return [{ learner, target, ...reason }];
  });
  const budget = budgetFor(learner, known.given, known.seats.has(learner), known.terms);
  let chance: Reassignment | null = null;
  for (const wanted of wantedOf(asked, known)) {
    const found: Reassignment | Withheld =
      chance === null
        ? grant(learner, wanted, asked, budget, byHand, known)
        : { learner, target: wanted.target, why: withheldWords.full('chance') };
    if ('round' in found) chance = found;
    else withheld.push(found);
  }
  return { learner, chance, withheld };
}

function isCheck({ chance }: Offer): boolean {
  return chance?.purpose === 'check';
}

function furthestFirst(known: Known): (a: Offer, b: Offer) => number {
  const distance = ({ learner, chance }: Offer): number =>
    chance === null
      ? -1
      : known.ruleFor(chance.target).threshold - (known.masteryOf.get(pairOf(learner, chance.target))?.value ?? 0);
  return (a, b) => Number(isCheck(b)) - Number(isCheck(a)) || distance(b) - distance(a) || byId(a.learner, b.learner);
}
