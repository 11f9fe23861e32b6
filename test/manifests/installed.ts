import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { startSandbox, type Sandbox } from '../../src/sandbox/google/index.ts';
import { instant } from '../../src/time.ts';
import { desk, type Desk } from '../builders/served/command.ts';
import { COURSE, learnerId, smallSchool, TEACHER } from '../builders/lms/sandbox.ts';
import { startServer, type Server } from '../builders/served/server.ts';
import { tickets } from '../faults/class.ts';

/** A database server as the manifests set it up: one login owns the database, another works with it, and neither is a superuser. */
export async function databaseServer(): Promise<
  Server & {
    sql(...statements: string[]): Promise<void>;
    /** The rows that a statement in one database returned or changed. */
    sqlIn(database: string, statement: string): Promise<number>;
  }
> {
  const server = await startServer();
  const sql = async (...statements: string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: server.url() });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const sqlIn = async (database: string, statement: string): Promise<number> => {
    const client = new pg.Client({ connectionString: server.url(database) });
    await client.connect();
    const { rowCount } = await client.query(statement);
    await client.end();
    return rowCount ?? 0;
  };
  const script = readFileSync(new URL('../../manifests/self-host/database.sql', import.meta.url), 'utf8');
  await sql(
    ...script
      .replaceAll(/^--.*$/gm, '')
      .replace(":'owner_password'", "'another'")
      .replace(":'password'", "'secret'")
      .split(';')
      .filter((statement) => statement.trim() !== ''),
  );
  return { ...server, sql, sqlIn };
}

/** A school installed by commands alone, whose teacher lets Waymark send by itself. */
export interface Installed {
  readonly desk: Desk;
  readonly sandbox: Sandbox;
  /** Moves the clock of the commands and of the LMS. */
  moveTo(at: string): void;
  /** What every child sees of ours. */
  seen(): string[][];
  close(): Promise<void>;
}

export async function installed(
  database: { readonly url: string; readonly owner: string },
  at: string,
): Promise<Installed> {
  let now = instant(at);
  const school = smallSchool(tickets({ file: { review: 'auto' } }));
  const sandbox = await startSandbox({ today: () => now, school });
  const { root, tokenUrl, clientId, clientSecret } = sandbox;
  const self = desk({
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.owner,
    WAYMARK_KEY: randomBytes(32).toString('base64'),
    GOOGLE_CLIENT_ID: clientId,
    GOOGLE_CLIENT_SECRET: clientSecret,
    GOOGLE_CLASSROOM_ROOT: root,
    GOOGLE_FORMS_ROOT: root,
    GOOGLE_TOKEN_URL: tokenUrl,
  });
  self.at = at;
  const [file, token] = ['school.json', 'token.txt'].map((name) => join(self.folder, name));
  writeFileSync(file ?? '', JSON.stringify(sandbox.schoolFile));
  writeFileSync(token ?? '', sandbox.teachers[0]?.refreshToken ?? '');
  const id = (sandbox.schoolFile as { school: { id: string } }).school.id;
  await done(self, 'migrate');
  await done(self, 'apply', file ?? '');
  await done(self, 'grant', 'google', '--school', id, '--user', TEACHER.email, '--refresh-token-file', token ?? '');
  return {
    desk: self,
    sandbox,
    moveTo(to) {
      now = instant(to);
      self.at = to;
    },
    seen: () =>
      [1, 2, 3, 4, 5].map((n) => {
        const { coursework, announcements } = sandbox.world.seenBy(learnerId(n), COURSE);
        return [...coursework, ...announcements]
          .filter(({ project }) => project !== 'web')
          .map((item) => ('title' in item ? item.title : item.text))
          .toSorted();
      }),
    async close() {
      await sandbox.close();
      await rm(self.folder, { recursive: true });
    },
  };
}

/** Runs a command that has to succeed. */
export async function done(at: Desk, ...argv: string[]): Promise<string> {
  const { exit, out, err } = await at.run(...argv);
  if (exit !== 0) throw new Error(`waymark ${argv.join(' ')}: ${exit}\n${out}${err}`);
  return out;
}

/** An LMS behind a wire on which the answer to the n-th work given out never comes, though it took effect. */
export async function hangingAt(
  root: string,
  nth: number,
): Promise<{ root: string; hangs: Promise<void>; close(): void }> {
  let begun: () => void;
  const hangs = new Promise<void>((resolve) => {
    begun = resolve;
  });
  let creates = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const body: Buffer[] = [];
      for await (const chunk of request) body.push(chunk as Buffer);
      const answer = await fetch(root + (request.url ?? ''), {
        method: request.method ?? 'GET',
        headers: { authorization: request.headers.authorization ?? '', 'content-type': 'application/json' },
        ...(body.length === 0 ? {} : { body: Buffer.concat(body) }),
      });
      const text = await answer.text();
      if (request.method === 'POST' && /\/courseWork\b/.test(request.url ?? '')) {
        creates += 1;
        if (creates === nth) return begun();
      }
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(text);
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hangs,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A process, what it says, and its exit. */
export function started(
  argv: readonly string[],
  options: { readonly cwd?: string; readonly env: Readonly<Record<string, string | undefined>> },
) {
  const child = spawn(process.execPath, argv, {
    cwd: options.cwd,
    env: { PATH: process.env['PATH'], ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  const exited = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return {
    child,
    exited,
    said: () => said,
    /** Where it serves, once it says so. */
    async url(): Promise<string> {
      for (;;) {
        const url = /Waymark serves (http:\S+)/.exec(said)?.[1];
        if (url !== undefined) return url.replace('localhost', '127.0.0.1');
        if (child.exitCode !== null) throw new Error(`it ended by itself: ${said}`);
        await new Promise((resolve) => {
          setTimeout(resolve, 50);
        });
      }
    },
  };
}
