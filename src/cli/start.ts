import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Command } from 'commander';
import { EXIT, InputError, type Exit, type Io } from './io.ts';

/** `waymark start`, what `npm start` runs: a whole school to try Waymark with, on this machine alone. */
export function startCommand(program: Command, io: Io, done: (exit: Exit) => void): void {
  program.command('start')
    .description('start the sandbox school, run a first night and serve the morning board')
    .option('--port <n>', 'where the pages are served (default: 8080, or the next free one)')
    .action(async (options: { port?: string }) => {
      const wanted = readPort(options.port);
      const ended = io.interrupted(); // from the first moment on: Ctrl-C during the first night ends cleanly too
      const server = await listen(wanted);
      try {
        const { serveSandbox } = await import('./serve-sandbox.ts'); // a whole school: loaded only here
        await serveSandbox(io, server, ended);
      } finally {
        await closeServer(server);
      }
      done(EXIT.done);
    });
}

function readPort(text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InputError([`--port: "${text}" is no port; write a number from 0 to 65535`]);
  return port;
}

const USUAL_PORT = 8080;

/** @throws InputError when the port asked for is taken; without one, the next free port is as good */
async function listen(wanted: number | null): Promise<Server> {
  for (let port = wanted ?? USUAL_PORT; ; port += 1) {
    try {
      return await listenOn(port);
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken) throw error;
      if (wanted !== null || port >= USUAL_PORT + 20) throw new InputError([`--port: ${port} is in use by another program; choose another`]);
    }
  }
}

function listenOn(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('request', notYet);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** Until the pages stand, whoever knocks is told to come back, instead of waiting for nothing. */
function notYet(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'retry-after': '2', 'content-type': 'text/plain; charset=utf-8' });
  response.end('Waymark is starting. Try again in a moment.\n');
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
