import { likelihood, type BktParameters } from './bkt.ts';

/** Each learner's answers on one target in time order: shares of points in [0, 1], 1 right and 0 wrong. */
export type Histories = readonly ArrayLike<number>[];

export interface FitTerms {
  /** Fits the fifth number too; else nothing is ever forgotten. */
  readonly forgetting: boolean;
  /** What is believed of targets in general, counted as `answers` observations of each number; without it the data alone speak. */
  readonly belief?: { readonly parameters: BktParameters; readonly answers: number };
}

/** Fixed, so that a fit is the same every time: a likely place, a hopeful one and a doubtful one. */
const STARTS: readonly BktParameters[] = [
  { prior: 0.5, learn: 0.15, guess: 0.25, slip: 0.1, forget: 0.05 },
  { prior: 0.8, learn: 0.3, guess: 0.4, slip: 0.2, forget: 0.02 },
  { prior: 0.2, learn: 0.08, guess: 0.15, slip: 0.05, forget: 0.1 },
];
const MOST_STEPS = 60;
/** Gain in log likelihood per answer under which a start has arrived. */
const ARRIVED = 1e-6;

/**
 * The numbers under which the histories are likeliest, by EM (Baum-Welch) from several starts; the best end wins.
 * Deterministic. Guess and slip stay under one half, so that "known" keeps its meaning.
 *
 * @returns null when there is no answer to fit to
 */
export function fitBkt(histories: Histories, terms: FitTerms): BktParameters | null {
  if (histories.every((answers) => answers.length === 0)) return null;
  const starts = terms.belief === undefined ? STARTS : [terms.belief.parameters, ...STARTS];
  let best: { parameters: BktParameters; logLikelihood: number } | null = null;
  for (const start of starts) {
    const end = climb(histories, terms.forgetting ? start : { ...start, forget: 0 }, terms);
    if (best === null || end.logLikelihood > best.logLikelihood) best = end;
  }
  return best?.parameters ?? null;
}

function climb(
  histories: Histories,
  start: BktParameters,
  { belief }: FitTerms,
): { parameters: BktParameters; logLikelihood: number } {
  const answers = histories.reduce((sum, { length }) => sum + length, 0);
  let parameters = start;
  let before = Number.NEGATIVE_INFINITY;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const counts = expectedCounts(histories, parameters);
    const logLikelihood = counts.logLikelihood + (belief === undefined ? 0 : agreement(parameters, belief));
    if (logLikelihood - before < ARRIVED * answers) return { parameters, logLikelihood };
    before = logLikelihood;
    parameters = kept(likeliest(counts, parameters, belief), start.forget > 0);
  }
  return { parameters, logLikelihood: before };
}

const LEAST = 0.001;

function kept({ prior, learn, guess, slip, forget }: BktParameters, forgetting: boolean): BktParameters {
  const within = (value: number, most: number): number => Math.min(most, Math.max(LEAST, value));
  return {
    prior: within(prior, 1 - LEAST),
    learn: within(learn, 1 - LEAST),
    guess: within(guess, 0.5),
    slip: within(slip, 0.5),
    forget: forgetting ? within(forget, 1 - LEAST) : 0,
  };
}

/** How often each thing is expected to have happened, given the answers; `of...` is how often it could have. */
export interface Counts {
  prior: number;
  ofPrior: number;
  learn: number;
  ofLearn: number;
  forget: number;
  ofForget: number;
  guess: number;
  ofGuess: number;
  slip: number;
  ofSlip: number;
  logLikelihood: number;
}

/** The E step: forward, then backward over each history. O(answers). */
export function expectedCounts(histories: Histories, { prior, learn, guess, slip, forget }: BktParameters): Counts {
  const counts: Counts = {
    prior: 0,
    ofPrior: 0,
    learn: 0,
    ofLearn: 0,
    forget: 0,
    ofForget: 0,
    guess: 0,
    ofGuess: 0,
    slip: 0,
    ofSlip: 0,
    logLikelihood: 0,
  };
  const posts = new Float64Array(histories.reduce((most, { length }) => Math.max(most, length), 0));
  for (const answers of histories) {
    if (answers.length === 0) continue;
    let known = prior;
    for (let t = 0; t < answers.length; t += 1) {
      const share = answers[t] ?? 0;
      const ifKnown = known * likelihood(1 - slip, share);
      const total = ifKnown + (1 - known) * likelihood(guess, share);
      const post = total > 0 ? ifKnown / total : known;
      counts.logLikelihood += Math.log(Math.max(Number.MIN_VALUE, total));
      posts[t] = post;
      known = post * (1 - forget) + (1 - post) * learn;
    }
    let smoothed = posts[answers.length - 1] ?? 0;
    for (let t = answers.length - 1; t >= 0; t -= 1) {
      if (t < answers.length - 1) smoothed = stepBack(counts, posts[t] ?? 0, smoothed, learn, forget);
      const share = answers[t] ?? 0;
      counts.guess += (1 - smoothed) * share;
      counts.ofGuess += 1 - smoothed;
      counts.slip += smoothed * (1 - share);
      counts.ofSlip += smoothed;
    }
    counts.prior += smoothed;
    counts.ofPrior += 1;
  }
  return counts;
}

/** From the chance of knowing after, all answers seen, to the one before; counts what happened between. */
function stepBack(counts: Counts, post: number, after: number, learn: number, forget: number): number {
  const known = post * (1 - forget) + (1 - post) * learn;
  const ratio = known > 0 ? after / known : 0;
  const ratioNot = known < 1 ? (1 - after) / (1 - known) : 0;
  const stayed = post * (1 - forget) * ratio;
  const learnt = (1 - post) * learn * ratio;
  const forgot = post * forget * ratioNot;
  counts.learn += learnt;
  counts.ofLearn += learnt + (1 - post) * (1 - learn) * ratioNot;
  counts.forget += forgot;
  counts.ofForget += stayed + forgot;
  return stayed + forgot;
}

const KEYS = [
  ['prior', 'ofPrior'],
  ['learn', 'ofLearn'],
  ['guess', 'ofGuess'],
  ['slip', 'ofSlip'],
  ['forget', 'ofForget'],
] as const;

/** The M step: each number is its count over how often it could have happened. What could never happen keeps its number. */
export function likeliest(counts: Counts, from: BktParameters, belief?: FitTerms['belief']): BktParameters {
  const next = { ...from };
  for (const [key, of] of KEYS) {
    const answers = belief?.answers ?? 0;
    const could = counts[of] + answers;
    if (could > 0) next[key] = (counts[key] + answers * (belief?.parameters[key] ?? 0)) / could;
  }
  return next;
}

/** The logarithm of what the belief thinks of these numbers, up to a constant. */
function agreement(
  parameters: BktParameters,
  { parameters: believed, answers }: NonNullable<FitTerms['belief']>,
): number {
  let sum = 0;
  for (const [key] of KEYS) {
    const p = parameters[key];
    if (p > 0 && p < 1) sum += answers * (believed[key] * Math.log(p) + (1 - believed[key]) * Math.log(1 - p));
  }
  return sum;
}
