import { randomBytes } from 'node:crypto';
import type { PageDeps } from './deps.ts';

/** A fresh number for what is refused, to quote and to find in the log. */
export function referenceFor({ reference }: Pick<PageDeps, 'reference'>): string {
  return reference?.() ?? randomBytes(5).toString('hex');
}
