import type { Sitting } from '../evidence/types.ts';

/**
 * What every method relies on: shares in [0, 1], maxima and counts of questions above 0, so no NaN either. The edges
 * (a host's adapter, the rows of a table) see to it; a sitting that breaks it is a fault of ours, and no estimate is
 * made of it.
 *
 * @throws RangeError naming all of them by source
 */
export function mustBeSound(sittings: readonly Sitting[]): void {
  const unsound = sittings.filter((sitting) => !isSound(sitting));
  if (unsound.length === 0) return;
  const each = unsound.map(
    ({ source, share, possible, questions }) =>
      `${source} (share ${share} of ${possible}, questions ${questions ?? 'unknown'})`,
  );
  throw new RangeError(
    `a sitting needs a share in [0, 1], a maximum above 0 and at least one question: ${each.join('; ')}`,
  );
}

function isSound({ share, possible, questions }: Sitting): boolean {
  return share >= 0 && share <= 1 && possible > 0 && possible < Infinity && (questions === null || questions >= 1);
}
