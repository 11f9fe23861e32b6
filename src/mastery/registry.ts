import { average } from './average.ts';
import { betaDecay } from './beta-decay.ts';
import type { MasteryMethod } from './method.ts';
import type { Method } from './rule.ts';

/** Every method there is, a line each. */
const METHODS: Readonly<Record<Method, MasteryMethod>> = {
  'beta-decay': betaDecay,
  average,
};

export function methodOf(name: Method): MasteryMethod {
  return METHODS[name];
}
