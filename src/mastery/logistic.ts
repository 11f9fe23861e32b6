/** ln(p / (1 - p)) for p in (0, 1): chances on the scale where evidence adds up. */
export function logit(p: number): number {
  return Math.log(p / (1 - p));
}

/** The chance, in (0, 1), that a logit stands for. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
