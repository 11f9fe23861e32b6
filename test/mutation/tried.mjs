import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** The same for the same change, in one run and the next, as long as its file stays as it is. */
export function nameOf({ fileName, location: { start, end }, mutatorName, replacement }, root) {
  return [relative(root, fileName), start.line, start.column, end.line, end.column, mutatorName, replacement].join(' ');
}

/** A number from 0 to 1 that the change's own name draws: a share of all changes, the same each time. */
export function lotOf(name) {
  return createHash('sha256').update(name).digest().readUInt32BE() / 2 ** 32;
}

/** Whether a change is tried: one of those named, where any are, else one whose lot is in the share. */
export function isTried(name, { share, names }) {
  return names === null ? lotOf(name) < share : names.includes(name);
}

/** What Stryker calls a checker: it passes what `npm run mutation` said to try, so that of a large part a sample can be counted. */
class Tried {
  static inject = [];

  async init() {
    this.said = JSON.parse(readFileSync(process.env.WAYMARK_MUTATION_TRIED, 'utf8'));
  }

  group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  check(mutants) {
    return Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        isTried(nameOf(mutant, this.said.root), this.said)
          ? { status: 'passed' }
          : { status: 'compileError', reason: 'not tried in this run' },
      ]),
    );
  }
}

export const strykerPlugins = [{ kind: 'Checker', name: 'tried', injectableClass: Tried }];
