import type { WriteCounts } from '../report/types.ts';
import type { Outcome } from './types.ts';

/** The outcomes of a batch as the night report counts them. */
export function countOutcomes(outcomes: readonly Outcome[]): Omit<WriteCounts, 'waiting'> {
  const of = (is: Outcome['is']): number => outcomes.filter((outcome) => outcome.is === is).length;
  const skipped = outcomes.flatMap((outcome) =>
    outcome.is === 'skipped' ? [{ key: outcome.key, why: sentence(outcome) }] : [],
  );
  const failed = outcomes.flatMap((outcome) =>
    outcome.is === 'failed'
      ? [
          {
            key: outcome.key,
            why: sentence(outcome),
            ...(outcome.again === true ? { again: true } : {}),
            ...(outcome.over === undefined ? {} : { over: outcome.over.limit }),
          },
        ]
      : [],
  );
  return {
    created: of('created'),
    updated: of('updated'),
    adopted: of('adopted'),
    withdrawn: of('withdrawn'),
    unchanged: of('unchanged'),
    skipped,
    failed,
  };
}

function sentence({ why, todo }: { readonly why: string; readonly todo?: string }): string {
  return todo === undefined ? why : `${why}. ${todo}`;
}
