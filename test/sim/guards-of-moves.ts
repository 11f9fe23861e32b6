import type { LedgerState } from '../../src/plan/ledger-row.ts';
import type { Guard, Guards } from './guards.ts';

/** What the ledger says when a guard has closed a row. */
const SAYS: readonly { readonly guard: Guard; readonly of: readonly LedgerState[]; readonly trouble: RegExp }[] = [
  { guard: 'recipient is not enrolled', of: ['DONE', 'CANCELLED'], trouble: /no learner it is meant for is enrolled/ },
  { guard: 'a post with this message stands for others', of: ['DONE', 'HELD'], trouble: /stands already, for others/ },
  { guard: 'comment unclear: held', of: ['DONE', 'HELD'], trouble: /not clear whether the comment was sent/ },
  { guard: 'paused: a draft is not published', of: ['DONE', 'CANCELLED'], trouble: /^paused by/ },
];

/** One row has moved: to its end, or to where a guard sent it. */
export function movedBy(
  guards: Guards,
  { to, trouble }: { readonly to: LedgerState; readonly trouble: string | null },
): void {
  for (const { guard, of, trouble: says } of SAYS) {
    const refused = trouble !== null && says.test(trouble);
    if (refused || (of.includes(to) && trouble === null)) guards.asked(guard, refused);
  }
}
