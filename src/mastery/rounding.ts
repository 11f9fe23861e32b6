/** Two decimals, half away from zero, once, at the end: as Canvas and most gradebooks show a score. For points >= 0. */
export function toHundredths(points: number): number {
  return Math.round(points * 100) / 100;
}
