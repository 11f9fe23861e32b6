import type { Command } from 'commander';
import { loadConfig } from '../../config.ts';
import { migrate } from '../../store/index.ts';
import { EXIT, say, sayJson, type Exit, type Io } from '../io.ts';

/** `waymark migrate`: brings the store's schema to what this version needs. */
export function migrateCommand(program: Command, io: Io, done: (exit: Exit) => void): void {
  program
    .command('migrate')
    .description("bring the store's schema up to date (an embedded store does so by itself)")
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: boolean }) => {
      const result = await migrate(loadConfig(io.env).store);
      if (options.json === true) sayJson(io, result);
      else
        say(
          io,
          result.applied.length === 0
            ? `The schema is up to date (${result.to}).`
            : `Applied ${result.applied.join(', ')}.`,
        );
      done(EXIT.done);
    });
}
