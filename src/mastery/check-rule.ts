import type { Cuts } from './cuts.ts';
import type { Rule } from './rule.ts';

/** Two numbers of a complete rule that cannot hold together; `key` names the cut to change. */
export interface RuleProblem {
  readonly key: keyof Cuts;
  readonly message: string;
}

interface Order {
  readonly lower: keyof Cuts;
  readonly upper: keyof Cuts;
  /** The two may not be equal either. */
  readonly apart?: true;
  readonly otherwise: string;
}

/** What must not lie above what, and what would go wrong. */
const ORDERS: readonly Order[] = [
  { lower: 'notYet', upper: 'mastered', apart: true, otherwise: 'nothing would lie between the two' },
  { lower: 'leaveMastered', upper: 'mastered', otherwise: 'a target would be left in the moment it is mastered' },
  {
    lower: 'notYet',
    upper: 'leaveMastered',
    otherwise: 'a target would stay mastered where it would otherwise be not yet',
  },
  { lower: 'notYet', upper: 'leaveNotYet', otherwise: 'not yet would be left in the moment it is given' },
  {
    lower: 'leaveNotYet',
    upper: 'mastered',
    apart: true,
    otherwise: 'a target would stay not yet where it would otherwise be mastered',
  },
  { lower: 'masteredWithoutOne', upper: 'mastered', otherwise: 'less evidence would have to say more than all of it' },
  {
    lower: 'notYet',
    upper: 'masteredWithoutOne',
    otherwise: 'mastered could stand on a source without which it would be not yet',
  },
  { lower: 'notYet', upper: 'notYetWithoutOne', otherwise: 'less evidence would have to say more than all of it' },
  {
    lower: 'notYetWithoutOne',
    upper: 'mastered',
    otherwise: 'not yet could stand on a source without which it would be mastered',
  },
  { lower: 'sureBelow', upper: 'notYet', otherwise: 'the estimate would be called sure where it does not decide' },
  { lower: 'mastered', upper: 'sureAbove', otherwise: 'the estimate would be called sure where it does not decide' },
  {
    lower: 'notYetPart',
    upper: 'slippedPart',
    otherwise: 'a mastered target would stay so where it would otherwise be not yet',
  },
];

/**
 * The cuts of a complete rule against each other (where several parts speak, only the whole can be wrong).
 * Empty: the rule can be used.
 */
export function checkRule({ cuts }: Rule): RuleProblem[] {
  return ORDERS.filter(
    ({ lower, upper, apart }) => cuts[lower] > cuts[upper] || (apart === true && cuts[lower] === cuts[upper]),
  ).map(({ lower, upper, apart, otherwise }) => ({
    key: lower,
    message: `${lower} (${shown(cuts[lower])}) must ${apart === true ? 'lie below' : 'not lie above'} ${upper} (${shown(cuts[upper])}): ${otherwise}`,
  }));
}

function shown(cut: number): string {
  return String(Math.round(cut * 1000) / 1000);
}
