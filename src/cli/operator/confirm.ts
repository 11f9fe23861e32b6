import type { Command } from 'commander';
import { SchoolId } from '../../ids.ts';
import { confirmDeployment } from '../../sync/acts/confirm-deployment.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { EXIT, InputError, say, sayJson, type Exit, type Io } from '../io.ts';
import { readId } from '../input/read-id.ts';
import type { WithApp } from '../with-app.ts';

/** `waymark confirm`: what an administrator does on `/school` with the code a teacher saw, where nobody signs in to that page. */
export function confirmCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  program
    .command('confirm')
    .description("confirm that an installation inside the LMS is a school's, by the code a teacher sees there")
    .requiredOption('--school <id>')
    .requiredOption('--code <code>')
    .option('--json', 'answer as JSON')
    .action(async (options: { school: string; code: string; json?: boolean }) => {
      const school = readId(SchoolId, options.school, '--school');
      const came = await withApp(io, async ({ store }) => {
        if ((await store.school(school, loadSchoolFile)) === null)
          throw new InputError([`no school "${school}" is loaded`]);
        return confirmDeployment(store, school, options.code, io.now());
      });
      if (came === 'no-code')
        throw new InputError(['--code: there is no such code now; it is good for an hour and for one time']);
      if (came === 'other')
        throw new InputError([`--code: it is of another installation than the one school "${school}" names`]);
      if (options.json === true) sayJson(io, { school, change: came === 'proved' ? 'created' : 'none' });
      else
        say(
          io,
          came === 'proved'
            ? 'Confirmed. People come in from inside the LMS from now on.'
            : 'It was confirmed before; nothing changed.',
        );
      done(EXIT.done);
    });
}
