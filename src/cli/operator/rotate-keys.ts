import type { Command } from 'commander';
import type { KeysChanged } from '../../store/secrets/change-keys.ts';
import { EXIT, say, sayJson, type Exit, type Io } from '../io.ts';
import type { WithApp } from '../with-app.ts';

interface RotateOptions {
  readonly rewrap?: boolean;
  readonly endSignIns?: boolean;
  readonly json?: boolean;
}

/** `waymark rotate-keys`: fresh keys for the schools, wrapped by the key that the settings name now. */
export function rotateKeysCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  program
    .command('rotate-keys')
    .description(
      'seal every stored secret with a fresh key of its school, wrapped by the key of the settings; say it again to go on',
    )
    .option('--rewrap', "keep the schools' keys, and wrap them anew: after another WAYMARK_KEY or WAYMARK_KMS_KEY")
    .option('--end-sign-ins', 'whoever signed in signs in again, so that no old key is kept for them')
    .option('--json', 'answer as JSON')
    .action(async ({ rewrap, endSignIns, json }: RotateOptions) => {
      const schools = await withApp(io, (app) =>
        app.changeKeys({ freshKeys: rewrap !== true, endSignIns: endSignIns === true }),
      );
      const [old, shut] = [total(schools, 'old'), total(schools, 'shut')];
      if (json === true) sayJson(io, { schools, old, shut });
      else say(io, ...linesOf(schools, old, shut));
      done(shut > 0 ? EXIT.failed : EXIT.done);
    });
}

function total(
  schools: readonly KeysChanged[],
  what: 'sealedAnew' | 'wrappedAnew' | 'destroyed' | 'old' | 'shut',
): number {
  return schools.reduce((sum, school) => sum + school[what], 0);
}

function linesOf(schools: readonly KeysChanged[], old: number, shut: number): string[] {
  return [
    `Secrets sealed anew: ${total(schools, 'sealedAnew')}. Keys wrapped anew: ${total(schools, 'wrappedAnew')}; destroyed: ${total(schools, 'destroyed')}.`,
    ...schools
      .filter((school) => school.shut > 0)
      .map(
        ({ school, shut: n }) =>
          `  ${school}: ${n} credentials open with no key of the settings; connect those accounts again (waymark doctor names them).`,
      ),
    old === 0
      ? 'No key of a school that was in use before is left.'
      : `Old keys left: ${old}. Said again after a minute with --rewrap, this destroys those that nothing needs any more; sign-ins of today need theirs for twelve hours, or until --end-sign-ins.`,
    ...(shut > 0
      ? ['Keep WAYMARK_OLD_KEYS until that is done.']
      : ['Every key is wrapped by the one in the settings: WAYMARK_OLD_KEYS may be emptied.']),
  ];
}
