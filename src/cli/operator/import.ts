import type { Command } from 'commander';
import { CourseId, SchoolId } from '../../ids.ts';
import { RESULT_COLUMNS, type HeaderMap, type ResultColumn } from '../../results/types.ts';
import type { Imported } from '../../sync/acts/import-results.ts';
import { counted } from '../shown/counted.ts';
import { EXIT, InputError, say, sayJson, tell, type Exit, type Io } from '../io.ts';
import { readId } from '../input/read-id.ts';
import { readInput } from '../input/read-input.ts';
import type { WithApp } from '../with-app.ts';

interface ImportOptions {
  readonly course?: string;
  readonly school?: string;
  readonly coursework?: string;
  readonly map?: readonly string[];
  readonly dates?: 'month-first' | 'day-first';
  readonly json?: boolean;
}

const ORDERS: ReadonlySet<string> = new Set(['month-first', 'day-first']);
const LINES_SHOWN = 50;

/** `waymark import results FILE`: question results from a table, for an LMS that does not tell them. */
export function importCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  program
    .command('import')
    .description('take in what the LMS does not tell')
    .command('results')
    .description('question results from a CSV; they count from the next run')
    .argument('<file>', 'CSV, a row for each learner and question')
    .option('--course <id>', 'the course (may be left out where only one is loaded)')
    .option('--school <id>', 'its school, where two schools have a course of that id')
    .option('--coursework <id or title>', 'what the results are of, where no column says it')
    .option(
      '--map <column=name...>',
      `which column of the table means what: ${RESULT_COLUMNS.join(', ')}; remembered for the school`,
    )
    .option('--dates <order>', 'how dates such as 9/1/2026 are meant: month-first or day-first')
    .option('--json', 'answer as JSON')
    .action(async (path: string, options: ImportOptions) => {
      const problems: string[] = [];
      const columns = readMap(options.map ?? [], problems);
      if (options.dates !== undefined && !ORDERS.has(options.dates))
        problems.push('--dates: should be month-first or day-first');
      if (problems.length > 0) throw new InputError(problems);
      const text = await readInput(path);
      const { selectCourses } = await import('../../sync/find.ts');
      const { importResults } = await import('../../sync/acts/import-results.ts');
      const imported = await withApp(io, async ({ store, sync, subject }) => {
        const school = options.school === undefined ? {} : { school: readId(SchoolId, options.school, '--school') };
        const selected = await selectCourses(
          sync.store,
          options.course === undefined
            ? 'school' in school
              ? { school: school.school }
              : { all: true }
            : { course: readId(CourseId, options.course, '--course'), ...school },
        );
        const [one, ...others] = selected;
        if (one === undefined)
          throw new InputError(['no course is loaded; load a school file that has one: waymark apply FILE']);
        if (others.length > 0) throw new InputError([`--course: say which; ${selected.length} courses are loaded`]);
        return importResults(
          { store, sync, subject, members: null },
          one,
          {
            text,
            columns,
            coursework: options.coursework ?? null,
            dates: options.dates ?? null,
          },
          io.now(),
        );
      });
      done(show(io, path, imported, options.json === true));
    });
}

function readMap(said: readonly string[], problems: string[]): HeaderMap {
  const known = new Set<string>(RESULT_COLUMNS);
  const map: Partial<Record<ResultColumn, string>> = {};
  for (const each of said) {
    const [column = '', ...rest] = each.split('=');
    const name = rest.join('=').trim();
    if (!known.has(column) || name === '')
      problems.push(`--map: "${each}" should be COLUMN=NAME, where COLUMN is one of ${RESULT_COLUMNS.join(', ')}`);
    else if (column in map) problems.push(`--map: ${column} is said twice`);
    else map[column as ResultColumn] = name;
  }
  return map;
}

function show(io: Io, path: string, imported: Imported, json: boolean): Exit {
  if (!imported.ok) {
    throw new InputError([
      ...imported.problems.map((problem) => `${path}: ${problem}`),
      ...(imported.header === null
        ? []
        : [
            `its columns are: ${imported.header.map((name) => `"${name}"`).join(', ')}`,
            'say which is which once, for example: --map "learner=Student UID" "question=Question #" "points=Points Earned" "possible=Points Possible"',
          ]),
    ]);
  }
  const { coursework, leftOut, unscored } = imported;
  if (json) sayJson(io, { coursework, leftOut, unscored });
  else {
    say(
      io,
      ...coursework.map(
        ({ id, title, questions, learners }) =>
          `${title} (${id}): ${counted(questions, 'question')}; learners: ${learners.new} new, ${learners.changed} changed, ${learners.kept} as before`,
      ),
    );
    say(io, coursework.length === 0 ? 'Nothing was stored.' : 'They count from the next run.');
    if (unscored > 0)
      say(
        io,
        unscored === 1
          ? 'One answer is not scored yet; it counts as nothing, not as 0.'
          : `${unscored} answers are not scored yet; they count as nothing, not as 0.`,
      );
  }
  if (leftOut.length === 0) return EXIT.done;
  if (!json) {
    tell(io, ...leftOut.slice(0, LINES_SHOWN).map(({ line, why }) => `${path}:${line}: left out: ${why}`));
    if (leftOut.length > LINES_SHOWN)
      tell(io, `and ${counted(leftOut.length - LINES_SHOWN, 'more row', 'more rows')} (--json lists all)`);
  }
  if (!imported.schoolIds)
    tell(
      io,
      "The school's own numbers of learners could not be compared: the LMS could not be asked just now, or does not tell them.",
    );
  return EXIT.failed;
}
