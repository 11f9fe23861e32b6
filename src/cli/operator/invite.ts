import type { Command } from 'commander';
import { z } from 'zod';
import { SchoolId } from '../../ids.ts';
import { inviteAdministrator } from '../../store/people/administrators.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { EXIT, InputError, say, sayJson, type Exit, type Io } from '../io.ts';
import { readId } from '../input/read-id.ts';
import type { WithApp } from '../with-app.ts';

/** `waymark invite`: asks somebody to look after Waymark at a school; the first one is invited this way, the others by those. */
export function inviteCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  program
    .command('invite')
    .description('invite an administrator of a school, by the e-mail address they sign in with')
    .requiredOption('--school <id>')
    .requiredOption('--email <address>')
    .option('--json', 'answer as JSON')
    .action(async (options: { school: string; email: string; json?: boolean }) => {
      const school = readId(SchoolId, options.school, '--school');
      const email = z.email().safeParse(options.email);
      if (!email.success) throw new InputError([`--email: "${options.email}" is no e-mail address`]);
      const invited = await withApp(io, (app) =>
        app.store.school(school, async (db) => {
          if ((await loadSchoolFile(db)) === null) throw new InputError([`no school "${school}" is loaded`]);
          return inviteAdministrator(db, email.data, 'operator', io.now());
        }),
      );
      if (options.json === true) sayJson(io, { school, change: invited ? 'created' : 'none' });
      else
        say(
          io,
          invited
            ? 'Invited. They sign in at /school with that address.'
            : 'They were invited before; nothing changed.',
        );
      done(EXIT.done);
    });
}
