import { Option, type Command } from 'commander';
import type { App } from '../../app.ts';
import { SchoolId } from '../../ids.ts';
import { factsOf, LMS_IDS, type LmsId } from '../../lms/known.ts';
import { accountsOf, type Account } from '../../school/accounts.ts';
import type { SchoolFile } from '../../school/file.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { EXIT, InputError, say, sayJson, tell, type Exit, type Io } from '../io.ts';
import { readId } from '../input/read-id.ts';
import { readInput } from '../input/read-input.ts';
import type { WithApp } from '../with-app.ts';

interface GrantOptions {
  readonly school: string;
  readonly user: string;
  readonly json?: boolean;
}

/** `waymark grant LMS`: stores the credential of a teacher, or of who owns a course's forms, encrypted; first tries it where the host can be reached. */
export function grantCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  const grant = program
    .command('grant')
    .description('store a credential of an account the school file names, encrypted');
  const store = async (
    lms: LmsId,
    options: GrantOptions,
    token: string,
    problems: readonly string[],
  ): Promise<void> => {
    if (problems.length > 0) throw new InputError(problems);
    const school = readId(SchoolId, options.school, '--school');
    const checked = await withApp(io, (app) => grantIn(app, { school, lms, user: options.user, token }, io));
    if (options.json === true) sayJson(io, { school, stored: true, checked: checked.ok, missing: checked.missing });
    else
      say(
        io,
        checked.ok
          ? 'Stored. The credential works.'
          : 'Stored. It could not be tried just now; waymark doctor tries it again.',
      );
    if (checked.missing.length > 0) tell(io, ...checked.missing.map((missing) => `not granted: ${missing}`));
    done(EXIT.done);
  };
  for (const lms of LMS_IDS) {
    const { option, user, read, userProblems } = factsOf(lms).credentialFile;
    const file = new Option(option.flags, option.says).makeOptionMandatory();
    grant
      .command(lms)
      .requiredOption('--school <id>', 'the school, as its file calls it')
      .requiredOption(user.flags, user.says)
      .addOption(file)
      .option('--json', 'answer as JSON')
      .action(async (options: GrantOptions, command: Command) => {
        const path = String(command.getOptionValue(file.attributeName()));
        const { credential, problems } = read(await linesOf(path), path);
        await store(lms, options, credential, [...problems, ...userProblems(options.user)]);
      });
  }
}

async function linesOf(path: string): Promise<string[]> {
  return (await readInput(path)).split(/\r?\n/).map((line) => line.trim());
}

async function grantIn(
  app: App,
  {
    school,
    lms,
    user,
    token,
  }: { readonly school: SchoolId; readonly lms: LmsId; readonly user: string; readonly token: string },
  io: Io,
): ReturnType<App['grant']> {
  const file = await app.store.school(school, loadSchoolFile);
  if (file === null) throw new InputError([`no school "${school}" is loaded; load its file first: waymark apply FILE`]);
  const account = accountIn(file, lms, user);
  return app.grant(file.school.id, lms, account.user, token, io.now(), account.use);
}

/** The account as the school file writes it; an e-mail address has no upper and lower case. */
function accountIn(file: SchoolFile, lms: LmsId, user: string): Account {
  const { id, lms: own } = file.school;
  const named = accountsOf(file).filter((account) => account.lms === lms);
  if (named.length === 0 && lms !== own) {
    const owner = factsOf(own).quizService === lms ? ', and no course of it names a formsOwner' : '';
    throw new InputError([`--school: "${id}" uses another LMS; its school file says ${own}${owner}`]);
  }
  const account = named.find((each) => each.user.toLowerCase() === user.toLowerCase());
  if (account !== undefined) return account;
  throw new InputError([
    `--user: no course of school "${id}" names ${lms === own ? 'this teacher' : 'this account as its formsOwner'}`,
  ]);
}
