import { average } from './average.ts';
import { betaDecay } from './beta-decay.ts';
import { bkt } from './bkt.ts';
import { canvasDecaying } from './canvas-decaying.ts';
import { canvasNTimes } from './canvas-n-times.ts';
import { canvasWeighted } from './canvas-weighted.ts';
import { classworks80 } from './classworks-80.ts';
import { highest } from './highest.ts';
import { latest } from './latest.ts';
import type { MasteryMethod } from './method.ts';
import { powerLaw } from './power-law.ts';
import { schoologyAverage } from './schoology-average.ts';
import { schoologyDecaying } from './schoology-decaying.ts';
import { schoologyHighest } from './schoology-highest.ts';

/** Every method there is, a line each; a rule may name these and no others. */
const METHODS = {
  'beta-decay': betaDecay,
  average,
  latest,
  highest,
  'canvas-weighted': canvasWeighted,
  'canvas-decaying': canvasDecaying,
  'canvas-n-times': canvasNTimes,
  'schoology-decaying': schoologyDecaying,
  'schoology-average': schoologyAverage,
  'schoology-highest': schoologyHighest,
  'power-law': powerLaw,
  'classworks-80': classworks80,
  bkt,
} satisfies Record<string, MasteryMethod>;

type MethodName = keyof typeof METHODS;

export const METHOD_NAMES = Object.keys(METHODS) as MethodName[];

export function methodOf(name: MethodName): MasteryMethod {
  return METHODS[name];
}
