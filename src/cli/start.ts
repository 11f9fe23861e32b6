import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openApp } from '../app.ts';
import { loadConfig, type Config } from '../config.ts';
import { startSandbox, type Sandbox } from '../sandbox/index.ts';
import { servePages } from '../serve.ts';
import { EXIT, InputError, say, type Exit, type Io } from './io.ts';
import { firstNight, loadSandboxSchool } from './sandbox-school.ts';

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
        await run(io, server, ended);
      } finally {
        await closeServer(server);
      }
      done(EXIT.done);
    });
}

async function run(io: Io, server: Server, ended: Promise<void>): Promise<void> {
  const settings = loadConfig({ ...io.env, DATABASE_URL: undefined });
  const { dataDir } = settings.store;
  await mkdir(dataDir, { recursive: true });
  const sandbox = await startSandbox({ today: io.now, journal: join(dataDir, 'sandbox.jsonl') });
  try {
    const board = `http://localhost:${portOf(server)}/`;
    const app = await openApp(inSandbox(settings, sandbox, board), { now: io.now });
    try {
      say(io, 'Waymark with its sandbox school. Nothing leaves this machine.', '');
      const file = await loadSandboxSchool(app, sandbox, io);
      await firstNight(app, file, io);
      const teacher = file.courses[0]?.teacher ?? '';
      server.on('request', servePages(app, () => ({ school: file.school.id, teacher })));
      say(io, '', `  Morning board   ${board}`, `  Kept in         ${dataDir} (delete it to begin anew)`,
        '', 'Ctrl-C ends it; started again, it goes on where it was.');
      await ended;
      say(io, '', 'Ending.');
    } finally {
      await app.close();
    }
  } finally {
    await sandbox.close();
  }
}

/** The settings, with the sandbox in the place of the real LMS and nothing of a real school's store. */
function inSandbox(settings: Config, sandbox: Sandbox, board: string): Config {
  const { root, tokenUrl, clientId, clientSecret } = sandbox;
  return {
    ...settings,
    baseUrl: board.replace(/\/$/, ''),
    google: { clientId, clientSecret, classroomRoot: root, formsRoot: root, tokenUrl },
  };
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
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
