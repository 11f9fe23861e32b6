import type { Server } from 'node:http';
import type { Command } from 'commander';
import { EXIT, type Exit, type Io } from '../io.ts';
import { listenOn, openPort, readPort } from './port.ts';
import { waitingPage } from './waiting-page.ts';

/** `waymark start`, what `npm start` runs: a whole school to try Waymark with, on this machine alone. */
export function startCommand(program: Command, io: Io, done: (exit: Exit) => void): void {
  program
    .command('start')
    .description('start the sandbox school, run a first night and serve the morning board')
    .option('--port <n>', 'where the pages are served (default: 8080, or the next free one)')
    .action(async (options: { port?: string }) => {
      const wanted = readPort(options.port);
      const ended = io.interrupted(); // from the first moment on: Ctrl-C during the first night ends cleanly too
      const server = await openPort(wanted, (port) => listenOn(port, waitingPage));
      try {
        const { serveSandbox } = await import('./serve-sandbox.ts'); // a whole school: loaded only here
        await serveSandbox(io, server, ended);
      } finally {
        await closeServer(server);
      }
      done(EXIT.done);
    });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
