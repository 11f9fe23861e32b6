import type { Command } from 'commander';
import { loadConfig } from '../../config.ts';
import { prepareQueue } from '../../queue/pg-boss/schema.ts';
import { migrate } from '../../store/index.ts';
import { EXIT, say, sayJson, type Exit, type Io } from '../io.ts';

/** `waymark migrate`: brings the store's schema to what this version needs. */
export function migrateCommand(program: Command, io: Io, done: (exit: Exit) => void): void {
  program
    .command('migrate')
    .description("bring the store's schema up to date (an embedded store does so by itself)")
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: boolean }) => {
      const { store, queue } = loadConfig(io.env);
      const result = await migrate(store);
      const queued = queue.kind === 'postgres' ? await prepareQueue(store.ownerUrl ?? queue.databaseUrl) : null;
      if (options.json === true) sayJson(io, queued === null ? result : { ...result, queue: queued });
      else {
        say(
          io,
          result.applied.length === 0
            ? `The schema is up to date (${result.to}).`
            : `Applied ${result.applied.join(', ')}.`,
        );
        if (queued !== null)
          say(
            io,
            queued.from === queued.to
              ? `The queue's schema is up to date (${queued.to}).`
              : `The queue's schema is at ${queued.to} now.`,
          );
      }
      done(EXIT.done);
    });
}
