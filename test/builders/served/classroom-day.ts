import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wireApp, type App } from '../../../src/app.ts';
import { localSecrets } from '../../../src/store/secrets/secrets.ts';
import { loadConfig } from '../../../src/config.ts';
import { startSandbox, type Sandbox, type SandboxSchool } from '../../../src/sandbox/google/index.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { serveAll } from '../../../src/serve.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import type { Store } from '../../../src/store/types.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { Instant } from '../../../src/time.ts';
import { memoryStore } from './store.ts';

/** Our pages over the sandbox's LMS as a school has them: signed in by its people, and with its night behind them. */
export interface ClassroomDay {
  readonly url: string;
  readonly app: App;
  readonly sandbox: Sandbox;
  readonly file: SchoolFile;
  readonly store: Store;
  /** What its secrets are sealed with. */
  readonly key: Buffer;
  /** Moves the clock of both. */
  moveTo(at: string): void;
  now(): Instant;
  /** From now on the browser keeps no cookie of our pages in a frame, as where those of third parties are blocked whole. */
  forgetCookies(forgets: boolean): void;
  /** Where the LMS opens a frame of ours, with what it adds. */
  frame(
    name: 'discovery' | 'teacher' | 'student' | 'review',
    item: string,
    more: Readonly<Record<string, string>>,
  ): string;
  close(): Promise<void>;
}

/** @param web sites around the frames, where they are not the LMS's own */
export async function classroomDay(
  school: SandboxSchool,
  at: string,
  web: readonly string[] = [],
): Promise<ClassroomDay> {
  let now = Instant.parse(new Date(at).toISOString());
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const sandbox = await startSandbox({ today: () => now, school, attachmentPrefixes: [`${url}/`] });
  const store = await memoryStore();
  const { clientId, clientSecret, root, tokenUrl, authUrl, jwksUrl } = sandbox;
  const settings = loadConfig({
    WAYMARK_BASE_URL: url,
    LOG_LEVEL: 'silent',
    ...(web.length === 0 ? {} : { GOOGLE_CLASSROOM_WEB: web.join(' ') }),
  });
  const google = {
    ...settings.google,
    clientId,
    clientSecret,
    classroomRoot: root,
    formsRoot: root,
    tokenUrl,
    authUrl,
    jwksUrl,
  };
  const key = randomBytes(32);
  const app = wireApp({ ...settings, google }, store, localSecrets(key), () => now);
  const file = SchoolFile.parse(sandbox.schoolFile);
  const id = file.school.id;
  await store.school(id, (db) => saveSchoolFile(db, file, now));
  for (const { email, refreshToken } of sandbox.teachers) await app.grant(id, 'google', email, refreshToken, now);
  await runNight(app.sync, { school: id }, { at: now, dryRun: false, acceptRoster: false });
  const serve = serveAll(app, () => null);
  let forgets = false;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const isWindow = /^\/(addon\/sign-in|oauth\/)/.test(request.url ?? '');
    if (forgets && !isWindow) delete request.headers.cookie;
    serve(request, response);
  });
  const [course] = file.courses;
  return {
    url,
    app,
    sandbox,
    file,
    store,
    key,
    moveTo(to) {
      now = Instant.parse(new Date(to).toISOString());
    },
    now: () => now,
    forgetCookies(does) {
      forgets = does;
    },
    frame: (name, item, more) =>
      `${url}/addon/${name}?${new URLSearchParams({ courseId: course?.id ?? '', itemId: item, itemType: 'courseWork', ...more }).toString()}`,
    async close() {
      await closed(server);
      await app.close();
      await sandbox.close();
    },
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
