import { execFile, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadConfig } from '../../src/config.ts';
import { SETTING_NAMES } from '../../src/environment.ts';
import { routes } from '../../src/pages/routes.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = join(ROOT, 'manifests/self-host');
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

/** What the script makes of a new installation. */
const MADE = new Set([
  'waymark.env',
  'owner.env',
  'proxy.env',
  'secrets/database_admin',
  'secrets/database_login',
  'secrets/database_owner',
]);

const Service = z.object({
  image: z.string(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  env_file: z.union([z.string().transform((name) => [name]), z.array(z.string())]).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  volumes: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  cap_drop: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  privileged: z.boolean().optional(),
  stop_grace_period: z.string().optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});
const Compose = z.object({
  services: z.object({ database: Service, migrate: Service, waymark: Service, proxy: Service }),
  networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) })),
  volumes: z.record(z.string(), z.object({})),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of the Dockerfile, each on one line, without remarks. */
function instructions(): Instruction[] {
  return read('Dockerfile')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = '', rest = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
      return { name, rest };
    });
}

function last(name: string): string {
  return instructions().findLast((each) => each.name === name)?.rest ?? '';
}

function words(json: string): string[] {
  return z.array(z.string()).parse(JSON.parse(json));
}

describe('the image', () => {
  it('is made of instructions that there are, in two stages from one pinned release, and runs as nobody special', () => {
    const known = [
      'ARG',
      'FROM',
      'WORKDIR',
      'COPY',
      'RUN',
      'ENV',
      'USER',
      'EXPOSE',
      'HEALTHCHECK',
      'ENTRYPOINT',
      'CMD',
    ];
    const names = instructions().map(({ name }) => name);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    const from = instructions().filter(({ name }) => name === 'FROM');
    expect(from.map(({ rest }) => rest.split(' ')[0])).toEqual(['${NODE_IMAGE}', '${NODE_IMAGE}']);
    expect(instructions()[0]?.rest).toMatch(/^NODE_IMAGE=node:\d+\.\d+\.\d+-[a-z]+-slim$/);
    expect(last('USER')).toBe('node');
    expect(names.lastIndexOf('USER')).toBeGreaterThan(names.lastIndexOf('COPY'));
  });

  it('has no secret in it, and takes along nothing but what it copies', () => {
    expect(
      instructions()
        .filter(({ name }) => name === 'ENV')
        .map(({ rest }) => rest),
    ).toEqual(['NODE_ENV=production']);
    const kept = read('Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    const copied = instructions()
      .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    expect(new Set(kept.map((line) => line.slice(1)))).toEqual(new Set(copied));
    expect(copied.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });

  it('asks for its health where the pages tell it, at the port it listens on', () => {
    const [program, , script] = words(last('HEALTHCHECK').replace(/^.*CMD /, ''));
    const asked = new URL(/fetch\('([^']+)'\)/.exec(script ?? '')?.[1] ?? 'http://none');
    expect([program, asked.port]).toEqual(['node', last('EXPOSE')]);
    expect(routes.some(({ path }) => path === asked.pathname)).toBe(true);
    expect(words(last('CMD'))).toEqual(['serve', '--host', '0.0.0.0', '--port', last('EXPOSE')]);
  });
});

describe('the compose file', () => {
  const { services, networks, volumes, secrets } = Compose.parse(parse(read('compose.yaml'), { merge: true }));
  const all = Object.entries(services);

  it('names only files, volumes, networks and secrets that there are', () => {
    const mounts = all.flatMap(([, each]) => each.volumes.map((volume) => volume.split(':')[0] ?? ''));
    const files = [
      ...mounts.filter((from) => from.startsWith('./')).map((from) => from.slice(2)),
      ...all.flatMap(([, { env_file: file }]) => file ?? []),
      ...Object.values(secrets).map(({ file }) => file.slice(2)),
    ];
    expect(files.filter((file) => !MADE.has(file) && !existsSync(join(FOLDER, file)))).toEqual([]);
    expect(mounts.filter((from) => !from.startsWith('./') && !(from in volumes))).toEqual([]);
    expect(all.flatMap(([, each]) => each.networks).filter((network) => !(network in networks))).toEqual([]);
    expect(all.flatMap(([, each]) => each.secrets).filter((secret) => !(secret in secrets))).toEqual([]);
    expect(
      existsSync(join(FOLDER, services.waymark.build?.context ?? '', services.waymark.build?.dockerfile ?? '')),
    ).toBe(true);
  });

  it('pins every image that comes from elsewhere, and sets nothing that Waymark does not know', () => {
    for (const [name, { image, build }] of all)
      expect([name, build !== undefined || /:\d+\.\d+(\.\d+)?-/.test(image)]).toEqual([name, true]);
    const settings = read('waymark.env.example').match(/^[A-Z_]+(?==)/gm) ?? [];
    expect(settings.length).toBeGreaterThan(5);
    expect(settings.filter((name) => !SETTING_NAMES.includes(name))).toEqual([]);
    expect(Object.keys(services.waymark.environment)).toEqual([]);
  });

  it('shows the world the proxy alone, which leads to the port Waymark listens on', () => {
    expect(all.filter(([, { ports }]) => ports.length > 0).map(([name]) => name)).toEqual(['proxy']);
    expect(/reverse_proxy waymark:(\d+)/.exec(read('Caddyfile'))?.[1]).toBe(last('EXPOSE'));
    expect(read('Caddyfile')).not.toMatch(/^\s*log\b/m);
  });

  it('keeps the database off every network, and shares its socket with Waymark alone', () => {
    expect(services.database.command).toContain('listen_addresses=');
    const others = all.filter(([, each]) => each.networks.some((name) => services.database.networks.includes(name)));
    expect(others.map(([name]) => name)).toEqual(['database', 'migrate']);
    const sharing = all.filter(([, each]) => each.volumes.some((volume) => volume.startsWith('socket:')));
    expect(sharing.map(([name]) => name)).toEqual(['database', 'migrate', 'waymark']);
    expect(networks['closed']?.internal).toBe(true);
  });

  it('lets Waymark write nothing but the temporary folder, do nothing special, and end in its own time', () => {
    for (const { read_only: readOnly, cap_drop: dropped, privileged } of [services.waymark, services.migrate])
      expect([readOnly, dropped, privileged]).toEqual([true, ['ALL'], undefined]);
    expect(Number.parseInt(services.waymark.stop_grace_period ?? '', 10)).toBeGreaterThan(graceSeconds());
  });

  it('lets the migration alone know the login that owns the tables', () => {
    expect(all.filter(([, { env_file: files = [] }]) => files.includes('owner.env')).map(([name]) => name)).toEqual([
      'migrate',
    ]);
  });

  it('begins with the schema, and with the pages only once they answer', () => {
    expect(services.migrate.command).toEqual(['migrate']);
    expect(services.waymark.depends_on['migrate']?.condition).toBe('service_completed_successfully');
    expect(services.proxy.depends_on['waymark']?.condition).toBe('service_healthy');
  });
});

/** Seconds in which `waymark serve` ends what is under way. */
function graceSeconds(): number {
  const milliseconds =
    /const GRACE = ([\d_]+)/.exec(readFileSync(join(ROOT, 'src/cli/operator/serve.ts'), 'utf8'))?.[1] ?? '';
  return Number(milliseconds.replaceAll('_', '')) / 1000;
}

describe('the systemd unit', () => {
  const lines = read('waymark.service')
    .split('\n')
    .filter((line) => line.includes('=') && !line.startsWith('#'));
  const value = (name: string): string | undefined =>
    lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);

  const migrating = read('waymark-migrate.service');

  it('starts the command from where it is laid, after bringing the schema up to date', () => {
    expect(value('ExecStart')).toBe('/usr/bin/node src/cli/waymark.mjs serve --port 8080');
    expect(migrating).toContain('\nExecStart=/usr/bin/node src/cli/waymark.mjs migrate\n');
    expect([value('Requires'), value('After')]).toEqual([
      'waymark-migrate.service',
      expect.stringContaining('waymark-migrate.service'),
    ]);
    expect(existsSync(join(ROOT, 'src/cli/waymark.mjs'))).toBe(true);
    expect([value('User'), value('EnvironmentFile')]).toEqual(['waymark', '/etc/waymark/waymark.env']);
  });

  it('lets nothing but the migration know the login that owns the tables, and confines that the same', () => {
    expect(lines.join()).not.toContain('owner.env');
    expect(migrating).toContain('\nEnvironmentFile=/etc/waymark/owner.env\n');
    const unit = read('waymark.service');
    const confined = unit.slice(unit.indexOf('NoNewPrivileges'), unit.indexOf('[Install]')).trim();
    expect(migrating).toContain(confined);
  });

  it('ends it by the signal it ends on, and waits longer than that takes', () => {
    expect(value('KillSignal')).toBe('SIGTERM');
    expect(Number(value('TimeoutStopSec'))).toBeGreaterThan(graceSeconds());
  });

  it('leaves it no right it does not need', () => {
    const yes = [
      'NoNewPrivileges',
      'ProtectHome',
      'PrivateTmp',
      'PrivateDevices',
      'RestrictNamespaces',
      'LockPersonality',
    ];
    expect(yes.filter((name) => value(name) !== 'yes')).toEqual([]);
    expect([value('ProtectSystem'), value('CapabilityBoundingSet'), value('UMask')]).toEqual(['strict', '', '0077']);
    expect(value('RestrictAddressFamilies')).toBe('AF_INET AF_INET6 AF_UNIX');
    expect(lines).not.toContain('MemoryDenyWriteExecute=yes'); // V8 compiles while it runs
  });

  it('is one that systemd, where it is there, reads without a word and calls well confined', () => {
    for (const name of ['waymark.service', 'waymark-migrate.service']) {
      const judged = judgedBySystemd(join(FOLDER, name));
      expect(judged?.said ?? []).toEqual([]);
      expect(judged?.exposure ?? 0).toBeLessThan(2);
    }
  });
});

/** What systemd says about a unit's lines (it ends with 0 whatever it finds), and how exposed it calls the service; null: it is not on this machine. */
function judgedBySystemd(unit: string): { readonly said: readonly string[]; readonly exposure: number } | null {
  if (analyze('--version').error !== undefined) return null;
  const { stdout, stderr } = analyze('verify', unit);
  const said = `${stdout}${stderr}`.split('\n').filter((line) => /unknown|invalid|failed to parse/i.test(line));
  const judged = analyze('security', '--offline=true', unit).stdout;
  return { said, exposure: Number(/exposure level for \S+: ([\d.]+)/.exec(judged)?.[1]) };
}

function analyze(...argv: string[]) {
  return spawnSync('systemd-analyze', argv, { encoding: 'utf8' });
}

describe('the script that prepares an installation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-prepare-'));
  const prepare = (...argv: string[]) => promisify(execFile)('sh', [join(folder, 'prepare.sh'), ...argv]);

  beforeAll(async () => {
    for (const name of ['prepare.sh', 'waymark.env.example']) cpSync(join(FOLDER, name), join(folder, name));
    await prepare('https://waymark.cedar.example');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('makes settings that Waymark takes, with keys of their own, which nobody else can read', () => {
    const made = readFileSync(join(folder, 'waymark.env'), 'utf8');
    const env = Object.fromEntries(
      [...made.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', is = '']) => [name, is]),
    );
    const config = loadConfig({ ...env, SCHOOLOGY_LTI_CLIENT_ID: '1' });
    expect([config.baseUrl, config.key?.length]).toEqual(['https://waymark.cedar.example', 32]);
    expect(config.schoology.lti.key).toContain('BEGIN PRIVATE KEY');
    const login = readFileSync(join(folder, 'secrets/database_login'), 'utf8');
    expect(config.store.databaseUrl).toBe(`postgres://waymark:${login}@/waymark?host=/var/run/postgresql`);
    const owner = readFileSync(join(folder, 'owner.env'), 'utf8').trim();
    const password = readFileSync(join(folder, 'secrets/database_owner'), 'utf8');
    expect(owner).toBe(`DATABASE_OWNER_URL=postgres://waymark_owner:${password}@/waymark?host=/var/run/postgresql`);
    expect(password).not.toBe(login);
    expect(made).not.toContain(password);
    for (const name of ['waymark.env', 'owner.env']) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  });

  it('tells the proxy where it is reached, and no secret', () => {
    expect(readFileSync(join(folder, 'proxy.env'), 'utf8')).toBe('WAYMARK_BASE_URL=https://waymark.cedar.example\n');
  });

  it('never writes over what is there', async () => {
    const before = readFileSync(join(folder, 'waymark.env'), 'utf8');
    await expect(prepare('https://other.example')).rejects.toThrow('there already');
    expect(readFileSync(join(folder, 'waymark.env'), 'utf8')).toBe(before);
  });
});
