import { parseArgs } from 'node:util';

/** What the cloud can start: one file here for each, one bundle for each, one service for each. */
export const TARGETS = ['pages', 'nightly', 'course'] as const;

/** The target this process is started for, as the framework reads it. */
export function chosenTarget(): string | undefined {
  const { values } = parseArgs({ options: { target: { type: 'string' } }, strict: false, allowPositionals: true });
  return typeof values.target === 'string' ? values.target : process.env['FUNCTION_TARGET'];
}
