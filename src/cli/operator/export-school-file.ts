import type { Command } from 'commander';
import { SchoolId } from '../../ids.ts';
import { writeSchoolFile } from '../../school/write.ts';
import { loadTagAnswers } from '../../store/results/tag-answers.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { withAllConfirmed } from '../../tagging/confirmed.ts';
import { EXIT, InputError, sayJson, type Exit, type Io } from '../io.ts';
import { readId } from '../input/read-id.ts';
import type { WithApp } from '../with-app.ts';

/** `waymark export-school-file`: the school file in force, as `apply` takes it. */
export function exportSchoolFileCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  program
    .command('export-school-file')
    .description(
      "the school file in force, with what teachers set up and confirmed on their pages, as 'apply' takes it (YAML)",
    )
    .requiredOption('--school <id>')
    .option('--json', 'as JSON, which apply takes as well')
    .action(async (options: { school: string; json?: boolean }) => {
      const school = readId(SchoolId, options.school, '--school');
      const file = await withApp(io, (app) =>
        app.store.school(school, async (db) => {
          const stored = await loadSchoolFile(db);
          return stored === null ? null : withAllConfirmed(stored, await loadTagAnswers(db));
        }),
      );
      if (file === null) throw new InputError([`no school "${school}" is loaded`]);
      if (options.json === true) sayJson(io, file);
      else io.stdout.write(writeSchoolFile(file));
      done(EXIT.done);
    });
}
