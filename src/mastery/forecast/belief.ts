/** What is believed of one number on the logit scale: a mean and how unsure it is, as of a normal distribution. */
export interface Belief {
  mean: number;
  variance: number;
}

/** The chance of a right answer when the sum of these beliefs decides: the surer, the further from one half. */
export function logitOf(beliefs: readonly Belief[]): number {
  let mean = 0;
  let variance = 0;
  for (const belief of beliefs) {
    mean += belief.mean;
    variance += belief.variance;
  }
  // a logistic curve averaged over a normal distribution: MacKay (1992), "The evidence framework applied to classification networks"
  return mean / Math.sqrt(1 + (Math.PI * variance) / 8);
}

/**
 * Learns `surprise`, an answer minus the chance `p` it was given: each belief moves by its own share of the doubt,
 * and all become surer. One step of a Kalman filter on the logit scale, with the beliefs taken as independent.
 *
 * @param weight how many answers the result counts for
 */
export function learnFrom(beliefs: readonly Belief[], surprise: number, p: number, weight: number): void {
  let doubt = 0;
  for (const belief of beliefs) doubt += belief.variance;
  const information = weight * p * (1 - p);
  const part = 1 / (1 + doubt * information);
  for (const belief of beliefs) {
    const reach = belief.variance;
    belief.mean += reach * weight * surprise * part;
    belief.variance = reach - reach * reach * information * part;
  }
}
