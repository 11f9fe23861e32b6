import type { Said } from '../language.ts';
import type { Cuts } from './cuts.ts';
import type { Rule } from './rule.ts';

/** Two numbers of a complete rule that cannot hold together; `key` names the cut to change. */
export interface RuleProblem {
  readonly key: keyof Cuts;
  /** In English. */
  readonly message: string;
  readonly order: Order;
}

export interface Order {
  readonly lower: keyof Cuts;
  readonly upper: keyof Cuts;
  /** The two may not be equal either. */
  readonly apart?: true;
  readonly otherwise: Said;
}

/** What must not lie above what, and what would go wrong. */
const ORDERS: readonly Order[] = [
  {
    lower: 'notYet',
    upper: 'mastered',
    apart: true,
    otherwise: { en: 'nothing would lie between the two', es: 'no quedaría nada entre los dos' },
  },
  {
    lower: 'leaveMastered',
    upper: 'mastered',
    otherwise: {
      en: 'a target would be left in the moment it is mastered',
      es: 'un objetivo dejaría de estar dominado en el mismo momento en que lo está',
    },
  },
  {
    lower: 'notYet',
    upper: 'leaveMastered',
    otherwise: {
      en: 'a target would stay mastered where it would otherwise be not yet',
      es: 'un objetivo seguiría dominado donde, si no, sería «todavía no»',
    },
  },
  {
    lower: 'notYet',
    upper: 'leaveNotYet',
    otherwise: {
      en: 'not yet would be left in the moment it is given',
      es: '«todavía no» se dejaría en el mismo momento en que se da',
    },
  },
  {
    lower: 'leaveNotYet',
    upper: 'mastered',
    apart: true,
    otherwise: {
      en: 'a target would stay not yet where it would otherwise be mastered',
      es: 'un objetivo seguiría en «todavía no» donde, si no, estaría dominado',
    },
  },
  {
    lower: 'masteredWithoutOne',
    upper: 'mastered',
    otherwise: {
      en: 'less evidence would have to say more than all of it',
      es: 'menos evidencia tendría que decir más que toda junta',
    },
  },
  {
    lower: 'notYet',
    upper: 'masteredWithoutOne',
    otherwise: {
      en: 'mastered could stand on a source without which it would be not yet',
      es: '«dominado» podría apoyarse en una ocasión sin la cual sería «todavía no»',
    },
  },
  {
    lower: 'notYet',
    upper: 'notYetWithoutOne',
    otherwise: {
      en: 'less evidence would have to say more than all of it',
      es: 'menos evidencia tendría que decir más que toda junta',
    },
  },
  {
    lower: 'notYetWithoutOne',
    upper: 'mastered',
    otherwise: {
      en: 'not yet could stand on a source without which it would be mastered',
      es: '«todavía no» podría apoyarse en una ocasión sin la cual estaría dominado',
    },
  },
  {
    lower: 'sureBelow',
    upper: 'notYet',
    otherwise: {
      en: 'the estimate would be called sure where it does not decide',
      es: 'la estimación se daría por segura donde no decide',
    },
  },
  {
    lower: 'mastered',
    upper: 'sureAbove',
    otherwise: {
      en: 'the estimate would be called sure where it does not decide',
      es: 'la estimación se daría por segura donde no decide',
    },
  },
  {
    lower: 'notYetPart',
    upper: 'slippedPart',
    otherwise: {
      en: 'a mastered target would stay so where it would otherwise be not yet',
      es: 'un objetivo dominado seguiría así donde, si no, sería «todavía no»',
    },
  },
];

/**
 * The cuts of a complete rule against each other (where several parts speak, only the whole can be wrong).
 * Empty: the rule can be used.
 */
export function checkRule({ cuts }: Rule): RuleProblem[] {
  return ORDERS.filter(
    ({ lower, upper, apart }) => cuts[lower] > cuts[upper] || (apart === true && cuts[lower] === cuts[upper]),
  ).map((order) => ({ key: order.lower, message: messageOf(order, cuts), order }));
}

function messageOf({ lower, upper, apart, otherwise }: Order, cuts: Cuts): string {
  return `${lower} (${shown(cuts[lower])}) must ${apart === true ? 'lie below' : 'not lie above'} ${upper} (${shown(cuts[upper])}): ${otherwise.en}`;
}

function shown(cut: number): string {
  return String(Math.round(cut * 1000) / 1000);
}
