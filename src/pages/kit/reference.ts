import { randomBytes } from 'node:crypto';
import type { PageDeps } from './deps.ts';

/** A fresh number for a refusal, to quote to the operator and to find in the log. */
export function referenceFor({ reference }: Pick<PageDeps, 'reference'>): string {
  return reference?.() ?? randomBytes(5).toString('hex');
}
