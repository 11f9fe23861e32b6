import type { Mastery } from './types.ts';

/**
 * The level says where to go: to seminar (`not-yet`) or to workshop (`mastered`). All else is left open, and so is what
 * is too old to act on or was reopened by a re-check (R8).
 */
export function isDecided({ level, reason, stale }: Pick<Mastery, 'level' | 'reason' | 'stale'>): boolean {
  return !stale && reason.rule !== 'reopened' && (level === 'mastered' || level === 'not-yet');
}
