import type { Problem } from '../../../src/report/types.ts';
import { setBackProblem } from '../../../src/sync/night/post-problems.ts';

/** Whether a night says that the ledger knew nothing of posts of ours: the product's own sentence about these numbers, so that the two cannot part. */
export function tellsSetBack({ what: { en } }: Pick<Problem, 'what'>): boolean {
  const told = (en.match(/\d+/g) ?? []).map(Number);
  const [found, entered] = told.length === 1 ? [1, ...told] : told;
  return found !== undefined && entered !== undefined && en === setBackProblem({ found, entered }, []).what.en;
}
