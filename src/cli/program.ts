import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { ConfigError } from '../config.ts';
import { LmsError } from '../lms/errors.ts';
import { QueueError } from '../queue/types.ts';
import { StoreError, type StoreErrorKind } from '../store/errors.ts';
import { UnknownSelection } from '../sync/find.ts';
import { applyCommand } from './operator/apply.ts';
import { approveCommand } from './teacher/approve.ts';
import { chooseCommand } from './teacher/choose.ts';
import { auditCommand } from './operator/audit.ts';
import { doctorCommand } from './operator/doctor.ts';
import { eraseCommand } from './operator/erase.ts';
import { confirmCommand } from './operator/confirm.ts';
import { inviteCommand } from './operator/invite.ts';
import { exportCommand } from './operator/export.ts';
import { exportSchoolFileCommand } from './operator/export-school-file.ts';
import { grantCommand } from './operator/grant.ts';
import { importCommand } from './operator/import.ts';
import { EXIT, InputError, say, tell, type Exit, type Io } from './io.ts';
import { registerMastery } from './teacher/mastery.ts';
import { migrateCommand } from './operator/migrate.ts';
import { rotateKeysCommand } from './operator/rotate-keys.ts';
import { pauseCommands } from './teacher/pause.ts';
import { planCommand } from './teacher/plan.ts';
import { scorecardCommand } from './teacher/scorecard.ts';
import { shownProblems } from './shown/shown-problems.ts';
import { serveCommand } from './operator/serve.ts';
import { startCommand } from './start/start.ts';
import { syncCommand } from './operator/sync.ts';
import { tagsCommand } from './teacher/tags.ts';
import { undoCommand } from './teacher/undo.ts';
import { whatIfCommand } from './teacher/what-if.ts';
import { withApp } from './with-app.ts';

/** Runs one command and says how the process should exit: 0 done, 1 something failed and is listed, 2 bad input. */
export async function runCommand(argv: readonly string[], io: Io): Promise<Exit> {
  let exit: Exit = EXIT.done;
  const done = (value: Exit): void => {
    exit = value;
  };
  const program = new Command('waymark')
    .description("From last night's tickets to this morning's plan.")
    .option('--version', 'the version of this Waymark')
    .on('option:version', () => {
      say(io, versionHere());
      throw new CommanderError(EXIT.done, 'commander.version', 'the version was asked for');
    })
    .exitOverride()
    .configureOutput({ writeOut: (text) => void io.stdout.write(text), writeErr: (text) => void io.stderr.write(text) })
    .showHelpAfterError('(waymark --help lists the commands)');
  startCommand(program, io, done);
  serveCommand(program, io, done);
  applyCommand(program, io, withApp, done);
  grantCommand(program, io, withApp, done);
  syncCommand(program, io, withApp, done);
  planCommand(program, io, withApp, done);
  approveCommand(program, io, withApp, done);
  chooseCommand(program, io, withApp, done);
  pauseCommands(program, io, withApp, done);
  tagsCommand(program, io, withApp, done);
  undoCommand(program, io, withApp, done);
  registerMastery(program, io, done);
  whatIfCommand(program, io, withApp, done);
  scorecardCommand(program, io, withApp, done);
  exportCommand(program, io, withApp, done);
  exportSchoolFileCommand(program, io, withApp, done);
  auditCommand(program, io, withApp, done);
  eraseCommand(program, io, withApp, done);
  inviteCommand(program, io, withApp, done);
  confirmCommand(program, io, withApp, done);
  importCommand(program, io, withApp, done);
  migrateCommand(program, io, done);
  rotateKeysCommand(program, io, withApp, done);
  doctorCommand(program, io, done);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    return exitFor(error, io);
  }
}

function versionHere(): string {
  return z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).version;
}

/** The store is there, but not this version's or not opened by this key: a matter of configuration. */
const SETTING_WRONG: ReadonlySet<StoreErrorKind> = new Set(['behind', 'ahead', 'changed', 'key', 'folder', 'file']);

/** Every failure that a person can cause or mend is printed as sentences; only our own bugs show a stack trace. */
function exitFor(error: unknown, io: Io): Exit {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badInput; // commander has printed its message already
  if (error instanceof InputError || error instanceof ConfigError) {
    tell(io, ...shownProblems(error.problems));
    return EXIT.badInput;
  }
  if (error instanceof UnknownSelection) {
    tell(io, error.message);
    return EXIT.badInput;
  }
  if (error instanceof StoreError) {
    tell(io, error.message, `-> ${error.todo}`);
    return SETTING_WRONG.has(error.kind) ? EXIT.badInput : EXIT.failed;
  }
  if (error instanceof QueueError) {
    tell(io, error.message, `-> ${error.todo}`);
    return error.passing ? EXIT.failed : EXIT.badInput;
  }
  if (error instanceof LmsError) {
    tell(io, error.message, `-> ${error.todo}`);
    return EXIT.failed;
  }
  throw error;
}
