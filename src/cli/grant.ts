import type { Command } from 'commander';
import { SchoolId } from '../ids.ts';
import type { SchoolFile } from '../school/file.ts';
import { loadSchoolFile } from '../store/schools.ts';
import { readInput } from './apply.ts';
import { EXIT, InputError, say, sayJson, tell, type Exit, type Io } from './io.ts';
import { readId } from './read-id.ts';
import type { WithApp } from './with-app.ts';

interface GrantOptions {
  readonly school: string;
  readonly user: string;
  readonly refreshTokenFile: string;
  readonly json?: boolean;
}

/** `waymark grant google`: stores a teacher's credential, encrypted; first tries it where the host can be reached. */
export function grantCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  const grant = program.command('grant').description('store a teacher\'s credential, encrypted');
  grant.command('google')
    .requiredOption('--school <id>')
    .requiredOption('--user <email>', 'the teacher, as the school file names them')
    .requiredOption('--refresh-token-file <file>', 'a file whose first line is the refresh token')
    .option('--json', 'answer as JSON')
    .action(async (options: GrantOptions) => {
      const token = (await readInput(options.refreshTokenFile)).split(/\r?\n/)[0]?.trim() ?? '';
      const problems = [
        ...(token === '' ? [`${options.refreshTokenFile}: the first line should be the refresh token`] : []),
        ...(options.user.includes('@') ? [] : [`--user: "${options.user}" is no e-mail address`]),
      ];
      if (problems.length > 0) throw new InputError(problems);
      const school = readId(SchoolId, options.school, '--school');
      const checked = await withApp(io, async (app) => {
        const file = await app.store.school(school, loadSchoolFile);
        if (file === null) throw new InputError([`no school "${school}" is loaded; load its file first: waymark apply FILE`]);
        return app.grant(file.school.id, 'google', teacherIn(file, options.user), token, io.now());
      });
      if (options.json === true) sayJson(io, { school, stored: true, checked: checked.ok, missing: checked.missing });
      else say(io, checked.ok ? 'Stored. The credential works.' : 'Stored. It could not be tried just now; waymark doctor tries it again.');
      if (checked.missing.length > 0) tell(io, ...checked.missing.map((missing) => `not granted: ${missing}`));
      done(EXIT.done);
    });
}

/** The teacher as the school file writes them; an e-mail address has no upper and lower case. */
function teacherIn(file: SchoolFile, user: string): string {
  const teacher = file.courses.map((course) => course.teacher).find((each) => each.toLowerCase() === user.toLowerCase());
  if (teacher === undefined) throw new InputError([`--user: no course of school "${file.school.id}" names this teacher`]);
  return teacher;
}
