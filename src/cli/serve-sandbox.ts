import type { Server } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import { openApp } from '../app.ts';
import { loadConfig, type Config } from '../config.ts';
import { startSandbox, type Sandbox } from '../sandbox/index.ts';
import { startSchoologySandbox, type SchoologySandbox } from '../sandbox/schoology/index.ts';
import { servePages } from '../serve.ts';
import { makeFolder } from '../store/make-folder.ts';
import { say, type Io } from './io.ts';
import { firstNight, loadSandboxSchool, sandboxSchools } from './sandbox-school.ts';
import { schoolSwitch } from './school-switch.ts';

/** The sandbox schools, their store and their pages, until the person ends it. */
export async function serveSandbox(io: Io, server: Server, ended: Promise<void>): Promise<void> {
  const settings = loadConfig({ ...io.env, DATABASE_URL: undefined });
  const { dataDir } = settings.store;
  await makeFolder(dataDir);
  // Nothing is paced on this machine, so the stand-in counts no credits either.
  const schoology = await startSchoologySandbox({ today: io.now, journal: join(dataDir, 'sandbox-schoology.jsonl'), allowance: null });
  try {
    const classroom = await startSandbox({ today: io.now, journal: join(dataDir, 'sandbox.jsonl'), guests: schoology.forms.story });
    try {
      await serveSchools(io, { server, ended, settings }, classroom, schoology);
    } finally {
      await classroom.close();
    }
  } finally {
    await schoology.close();
  }
}

interface Serving {
  readonly server: Server;
  readonly ended: Promise<void>;
  readonly settings: Config;
}

async function serveSchools(io: Io, { server, ended, settings }: Serving, classroom: Sandbox, schoology: SchoologySandbox): Promise<void> {
  const board = `http://localhost:${portOf(server)}/`;
  const app = await openApp(inSandboxes(settings, board, classroom, schoology), { now: io.now, command: 'waymark start' });
  try {
    say(io, 'Waymark with its sandbox schools. Nothing leaves this machine.', '');
    const files = [];
    for (const school of sandboxSchools(classroom, schoology)) {
      const file = await loadSandboxSchool(app, school, io);
      await firstNight(app, file, io);
      files.push(file);
    }
    const { viewer, choose, links } = schoolSwitch(files);
    server.removeAllListeners('request').on('request', express().use(choose, servePages(app, viewer, links)));
    say(io, '', `  Morning board   ${board}`, ...links.slice(1).map(({ name, href }) => `                  ${new URL(href, board).href}   (${name})`),
      `  Kept in         ${settings.store.dataDir} (delete it to begin anew)`, '', 'Ctrl-C ends it; started again, it goes on where it was.');
    await ended;
    say(io, '', 'Ending.');
  } finally {
    await app.close();
  }
}

/** The settings, with the sandboxes in the place of the real LMSs and nothing of a real school's store. */
function inSandboxes(settings: Config, board: string, classroom: Sandbox, schoology: SchoologySandbox): Config {
  const { root, tokenUrl, clientId, clientSecret } = classroom;
  return {
    ...settings,
    baseUrl: board.replace(/\/$/, ''),
    google: { clientId, clientSecret, classroomRoot: root, formsRoot: root, tokenUrl },
    schoology: { ...settings.schoology, apiRoot: schoology.root, consumerKey: schoology.consumerKey, consumerSecret: schoology.consumerSecret },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}
