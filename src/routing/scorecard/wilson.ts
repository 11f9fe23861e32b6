/** The 97.5 % point of the normal distribution: 2.5 % are left out on either side. */
const Z = 1.959964;

/**
 * The 95 % score interval of a share, `count` of `of`. Unlike the plain interval it never leaves [0, 1] and has a width where
 * none or all of a few came. Source: Wilson (1927), "Probable inference, the law of succession, and statistical inference",
 * Journal of the American Statistical Association 22.
 *
 * @throws RangeError when `of` is no count above 0 or `count` does not lie within it
 */
export function wilson(count: number, of: number): { readonly low: number; readonly high: number } {
  if (!Number.isInteger(of) || of < 1 || !(count >= 0 && count <= of))
    throw new RangeError(`no share: ${count} of ${of}`);
  const share = count / of;
  const squared = (Z * Z) / of;
  const middle = (share + squared / 2) / (1 + squared);
  const reach = (Z / (1 + squared)) * Math.sqrt((share * (1 - share)) / of + squared / (4 * of));
  return { low: count === 0 ? 0 : Math.max(0, middle - reach), high: count === of ? 1 : Math.min(1, middle + reach) };
}
