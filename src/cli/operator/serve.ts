import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pass } from 'node:timers/promises';
import type { Command } from 'commander';
import { loadConfig } from '../../config.ts';
import { EXIT, say, tell, type Exit, type Io } from '../io.ts';
import { listenOn, openPort, readPort } from '../start/port.ts';

const USUAL_PORT = 8080;
/** Milliseconds that what is under way has to end; with what goes on behind the answers (`App.close`) it is over in ten seconds (FRAMES.md 1). */
const GRACE = 5_000;
/** Of those: milliseconds in which a night that has begun puts its courses into the queue, and seconds in which a course of it may end before it is given back. */
const LAST_PUT_IN = 1_000;
const TASKS_GRACE = 3;
/** Milliseconds in which who still waits is told to come again. */
const LAST_WORDS = 500;

/** An embedded store can lose the last writes when the machine goes down, and no backup is taken while it runs. */
const FOR_TRYING_OUT =
  'The embedded store is for trying out, not for the data of a school: set DATABASE_URL for that (manifests/self-host/README.md).';

/** `waymark serve`: the pages and the jobs on a machine of one's own, over the store and the LMSs that the settings name. */
export function serveCommand(program: Command, io: Io, done: (exit: Exit) => void): void {
  program
    .command('serve')
    .description('serve the pages over the configured store, and run the nights that fall due')
    .option('--port <n>', 'where the pages are served (default: 8080)')
    .option('--host <address>', 'the address of this machine to listen at; 0.0.0.0: all (default: this machine alone)')
    .action(async (options: { port?: string; host?: string }) => {
      const port = readPort(options.port) ?? USUAL_PORT;
      const config = loadConfig(io.env);
      const ended = io.interrupted(); // from the first moment on
      const [{ openApp }, { serveAll }, { runNights }, { runTasks }, { openWatch }] = await Promise.all([
        import('../../app.ts'),
        import('../../serve.ts'),
        import('./serve-nights.ts'),
        import('./serve-queue.ts'),
        import('../../watch/open.ts'),
      ]);
      const app = await openApp(config, { now: io.now, command: 'waymark serve', watch: await openWatch(config) });
      try {
        const pages = serveAll(app, () => null);
        const tasks = await runTasks(app); // before anything listens: a queue that cannot be used ends it here
        const server = await openPort(port, (free) => listenOn(free, pages, options.host));
        const nights = runNights(app);
        say(io, `Waymark serves ${addressOf(server, options.host)}`);
        if (config.store.databaseUrl === null) tell(io, FOR_TRYING_OUT);
        await ended;
        const answered = closed(server);
        // the nights first: what they put in needs the queue
        const begun = nights.stop();
        const given = Promise.race([begun, pass(LAST_PUT_IN)]).then(() => tasks.stop(TASKS_GRACE));
        await atMost(GRACE, Promise.all([answered, begun, given]));
        app.leave();
        await atMost(LAST_WORDS, answered);
        server.closeAllConnections();
      } finally {
        await app.close();
      }
      done(EXIT.done);
    });
}

/** Waits for `work`, but no longer than so many milliseconds. */
async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const patience = new AbortController();
  await Promise.race([work, pass(milliseconds, undefined, { signal: patience.signal }).catch(() => undefined)]);
  patience.abort();
}

/** No new request is taken; those under way are answered. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

function addressOf(server: Server, host = 'localhost'): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
}
