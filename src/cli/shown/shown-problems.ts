import { printable } from './mastery-table.ts';

/** Most problems that are listed: nobody reads more before mending the first. */
const MOST = 50;
const LONGEST = 400;

/** Problems as they are printed: the first ones, each in one line that a terminal can show whatever was quoted, and how many more there are. */
export function shownProblems(problems: readonly string[]): string[] {
  const more = problems.length - MOST;
  return [...problems.slice(0, MOST).map(shown), ...(more > 0 ? [`... and ${more} more`] : [])];
}

function shown(problem: string): string {
  const text = printable(problem);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} ...` : text;
}
