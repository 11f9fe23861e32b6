import type { Command } from 'commander';
import { CourseId, RunId, SchoolId } from '../../ids.ts';
import type { UndoReport } from '../../sync/acts/undo.ts';
import { KEPT } from '../../writeback/undo.ts';
import { EXIT, say, sayJson, type Exit, type Io } from '../io.ts';
import { atOption, readAt, refuseFar } from '../input/read-at.ts';
import { readId } from '../input/read-id.ts';
import type { WithApp } from '../with-app.ts';

interface UndoOptions {
  readonly run: string;
  readonly school?: string;
  readonly course?: string;
  readonly at?: string;
  readonly far?: boolean;
  readonly json?: boolean;
}

/** `waymark undo`: takes back what a run published, and lists what stays and why. */
export function undoCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  atOption(program.command('undo'), 'the time it is recorded with')
    .description(
      'take back what a run published, except what was worked on or edited; it is never sent again by itself',
    )
    .requiredOption('--run <id>', 'the run, as its report names it')
    .option('--school <id>', 'its school')
    .option('--course <id>', 'in this course alone')
    .option('--json', 'answer as JSON')
    .action(async (options: UndoOptions) => {
      const at = readAt(options, io);
      const order = {
        run: readId(RunId, options.run, '--run'),
        ...(options.school === undefined ? {} : { school: readId(SchoolId, options.school, '--school') }),
        ...(options.course === undefined ? {} : { course: readId(CourseId, options.course, '--course') }),
      };
      const { undoRun } = await import('../../sync/acts/undo.ts');
      const report = await withApp(io, async (app) => {
        await refuseFar(app.sync.store, options, io);
        return undoRun(app.sync, order, at);
      });
      if (options.json === true) sayJson(io, undoJson(report));
      else say(io, ...undoLines(report));
      done(report.failed.length > 0 ? EXIT.failed : EXIT.done);
    });
}

function undoJson({ run, school, withdrawn, kept, failed }: UndoReport): unknown {
  return {
    run,
    school,
    withdrawn,
    kept: kept.map(({ for: reason, ...item }) => ({ ...item, why: KEPT[reason].en })),
    failed: failed.map(({ why, todo, ...item }) => ({ ...item, why: `${why}. ${todo.en}` })),
  };
}

function undoLines({ run, withdrawn, kept, failed }: UndoReport): string[] {
  if (withdrawn.length + kept.length + failed.length === 0)
    return [`Nothing to do: nothing that run ${run} sent stands any more.`];
  return [
    `Run ${run}: ${withdrawn.length} taken back, ${kept.length} kept, ${failed.length} failed`,
    ...kept.map((item) => `  kept    ${item.kind} in course ${item.course}: ${KEPT[item.for].en}`),
    ...failed.map((item) => `  failed  ${item.kind} in course ${item.course}: ${item.why}\n    -> ${item.todo.en}`),
  ];
}
