import type { Command } from 'commander';
import { LearnerId, SchoolId } from '../../ids.ts';
import { handOut } from '../../store/audit.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { EXIT, InputError, sayJson, type Exit, type Io } from '../io.ts';
import { readId } from '../input/read-id.ts';
import type { WithApp } from '../with-app.ts';

/** `waymark export`: everything stored about a school or one learner, as one JSON document. */
export function exportCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  program
    .command('export')
    .description('everything held about a school, or about one learner, as JSON')
    .requiredOption('--school <id>')
    .option('--learner <id>', "the LMS's id of one learner")
    .option('--json', 'the answer is JSON with or without this')
    .action(async (options: { school: string; learner?: string }) => {
      const school = readId(SchoolId, options.school, '--school');
      const learner = options.learner === undefined ? undefined : readId(LearnerId, options.learner, '--learner');
      const stored = await withApp(io, (app) =>
        app.store.school(school, async (db) => {
          if ((await loadSchoolFile(db)) === null) throw new InputError([`no school "${school}" is loaded`]);
          const all = await handOut(db, io.now(), learner);
          if (learner !== undefined && Object.values(all).every((rows) => rows.length === 0)) {
            throw new InputError([
              `nothing is held about a learner "${learner}" of school "${school}": --learner is the LMS's id`,
            ]);
          }
          return all;
        }),
      );
      sayJson(io, stored);
      done(EXIT.done);
    });
}
