import { Option, type Command } from 'commander';
import { CourseId, LearnerId, SchoolId } from '../../ids.ts';
import type { Receipt } from '../../sync/erase/receipt.ts';
import { EXIT, InputError, say, sayJson, type Exit, type Io } from '../io.ts';
import { readAt } from '../input/read-at.ts';
import { readId } from '../input/read-id.ts';
import type { WithApp } from '../with-app.ts';

interface EraseOptions {
  readonly school: string;
  readonly course?: string;
  readonly learner?: string;
  readonly letIn?: boolean;
  readonly json?: boolean;
}

/** `waymark erase`: removes a learner, a course or a school, and tells what went and what stays. */
export function eraseCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  program
    .command('erase')
    .description('remove everything held about a learner, a course or a school, with a receipt; it cannot be undone')
    .requiredOption('--school <id>')
    .addOption(new Option('--course <id>', 'one course, and the learners no other course holds').conflicts('learner'))
    .option('--learner <id>', "one learner, by the LMS's id, who is not read again from then on")
    .option('--let-in', 'erase nothing: let a learner who was erased be read again')
    .option('--json', 'answer as JSON')
    .action(async (options: EraseOptions) => {
      const school = readId(SchoolId, options.school, '--school');
      const learner = options.learner === undefined ? undefined : readId(LearnerId, options.learner, '--learner');
      const course = options.course === undefined ? undefined : readId(CourseId, options.course, '--course');
      const at = readAt({}, io);
      const { eraseOneCourse, eraseOneLearner, eraseWholeSchool, letInAgain } =
        await import('../../sync/erase/erase.ts');
      if (options.letIn === true) {
        if (learner === undefined) throw new InputError(['erase --let-in: say whom: --learner ID']);
        if (!(await withApp(io, (app) => letInAgain(app, { school, learner }))))
          throw new InputError([`nobody keeps a learner "${learner}" out of school "${school}"`]);
        say(io, 'The learner is read again from the next night on.');
        done(EXIT.done);
        return;
      }
      const receipt = await withApp(io, (app) => {
        if (learner !== undefined) return eraseOneLearner(app, { school, learner }, at);
        return course === undefined
          ? eraseWholeSchool(app, { school }, at)
          : eraseOneCourse(app, { school, course }, at);
      });
      if (options.json === true) sayJson(io, receipt);
      else say(io, ...receiptLines(receipt));
      done(receipt.left.length > 0 ? EXIT.failed : EXIT.done);
    });
}

function receiptLines({ erasure, scope, at, audit, rows, keptOut, drafts, left, standing }: Receipt): string[] {
  const tables = Object.entries(rows).toSorted(([a], [b]) => a.localeCompare(b));
  const all = tables.reduce((sum, [, count]) => sum + count, 0);
  return [
    `Erased a ${scope} at ${at} (receipt ${erasure}): ${all} rows`,
    ...tables.map(([table, count]) => `  ${table}: ${count}`),
    ...(keptOut ? ['  The learner is not read any more, whatever the class list says; --let-in changes that.'] : []),
    ...(audit === undefined ? [] : [`Its audit ended at ${audit}`]),
    `Drafts taken out of the LMS: ${drafts}`,
    ...left.map(({ course, why }) => `  left in course ${course}: ${why}`),
    `Posts that stand in the LMS and are the teacher's to remove: ${standing.length}`,
    ...standing.map(({ course, post }) => `  course ${course}: ${post}`),
    'Backups made before still hold it until they are thrown away.',
  ];
}
