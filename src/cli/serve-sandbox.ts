import type { Server } from 'node:http';
import { join } from 'node:path';
import { openApp } from '../app.ts';
import { loadConfig, type Config } from '../config.ts';
import { startSandbox, type Sandbox } from '../sandbox/index.ts';
import { servePages } from '../serve.ts';
import { makeFolder } from '../store/make-folder.ts';
import { say, type Io } from './io.ts';
import { firstNight, loadSandboxSchool } from './sandbox-school.ts';

/** The sandbox school, its store and its pages, until the person ends it. */
export async function serveSandbox(io: Io, server: Server, ended: Promise<void>): Promise<void> {
  const settings = loadConfig({ ...io.env, DATABASE_URL: undefined });
  const { dataDir } = settings.store;
  await makeFolder(dataDir);
  const sandbox = await startSandbox({ today: io.now, journal: join(dataDir, 'sandbox.jsonl') });
  try {
    const board = `http://localhost:${portOf(server)}/`;
    const app = await openApp(inSandbox(settings, sandbox, board), { now: io.now, command: 'waymark start' });
    try {
      say(io, 'Waymark with its sandbox school. Nothing leaves this machine.', '');
      const file = await loadSandboxSchool(app, sandbox, io);
      await firstNight(app, file, io);
      const teacher = file.courses[0]?.teacher ?? '';
      server.removeAllListeners('request').on('request', servePages(app, () => ({ school: file.school.id, teacher })));
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

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}
