/**
 * Two decimals, half away from zero, once, at the end, for points >= 0. Step for step as Canvas's Ruby rounds a
 * float (`round_half_up` in ruby/ruby `numeric.c`): what was written as 1.005 counts as a half although its float lies
 * just below, so that it becomes 1.01 there and here.
 */
export function toHundredths(points: number): number {
  const nearest = Math.round(points * 100);
  return ((nearest + 0.5) / 100 <= points ? nearest + 1 : nearest) / 100;
}

/** To the whole percent of a scale that ends at `possible`, in points of that scale. */
export function toWholePercent(points: number, possible: number): number {
  return (Math.round(toHundredths((100 * points) / possible)) * possible) / 100;
}
