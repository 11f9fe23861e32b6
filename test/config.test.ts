import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from '../src/config.ts';
import { SETTING_NAMES } from '../src/environment.ts';

const { engines } = createRequire(import.meta.url)('pg-boss/package.json') as { engines: { node: string } };

function problemsOf(env: Record<string, string>, node?: string): readonly string[] {
  try {
    loadConfig(env, node);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the settings', () => {
  it('are all optional', () => {
    expect(loadConfig({})).toMatchObject({
      store: { databaseUrl: null, dataDir: '.waymark' },
      google: { classroomRoot: 'https://classroom.googleapis.com' },
    });
  });

  it('list every problem at once without quoting a value', () => {
    const problems = problemsOf({
      WAYMARK_KEY: 'c2hvcnQ=',
      DATABASE_URL: 'mysql://secret@db',
      GOOGLE_CLASSROOM_ROOT: 'http://example.org',
      LOG_LEVEL: 'loud',
    });

    expect(new Set(problems.map((problem) => problem.split(':')[0]))).toEqual(
      new Set(['DATABASE_URL', 'GOOGLE_CLASSROOM_ROOT', 'LOG_LEVEL', 'WAYMARK_KEY']),
    );
    expect(problems.join()).not.toContain('secret');
  });

  it('take http only on this machine', () => {
    expect(loadConfig({ GOOGLE_FORMS_ROOT: 'http://127.0.0.1:4567/' }).google.formsRoot).toBe('http://127.0.0.1:4567');
    expect(problemsOf({ GOOGLE_TOKEN_URL: 'http://10.0.0.1/token' })).toHaveLength(1);
  });

  it('ask for a key when the store is a server', () => {
    expect(problemsOf({ DATABASE_URL: 'postgres:///waymark' })).toEqual([expect.stringContaining('WAYMARK_KEY')]);
  });

  describe('of a store on another machine', () => {
    const keyed = { WAYMARK_KEY: Buffer.alloc(32).toString('base64') };
    const over = (address: string, more: Record<string, string> = {}): readonly string[] =>
      problemsOf({ ...keyed, ...more, DATABASE_URL: address });

    it.each([
      'postgres://waymark:planted@db.example/waymark',
      'postgres://db/waymark?sslmode=require',
      'postgres://db/waymark?sslmode=verify-full&sslmode=disable',
      'postgres://10.0.0.7:5432/waymark?sslmode=prefer',
      'postgres://localhost/waymark?host=db.example',
      'postgres://localhost.example/waymark',
    ])('demand a server that proves its name: %s', (address) => {
      expect(over(address)).toEqual([expect.stringMatching(/^DATABASE_URL: (?!.*planted).*sslmode=verify-full/)]);
    });

    it.each([
      'postgres://waymark:planted@db.example/waymark?sslmode=verify-full',
      'postgres://localhost:5432/waymark',
      'postgres://127.0.0.1/waymark',
      'postgres://[::1]/waymark',
      'postgres:///waymark',
      'postgres://user:pw@/waymark?host=/cloudsql/p:r:i',
      'postgres://%2Fvar%2Frun%2Fpostgresql/waymark',
    ])('take one that does, this machine, and a socket: %s', (address) => {
      expect(over(address)).toEqual([]);
    });

    it('take PGHOST for the host of an address without one, as the driver does', () => {
      expect(over('postgres:///waymark', { PGHOST: 'db.example' })).toHaveLength(1);
    });

    it('let a network of one’s own go without, if they say so', () => {
      expect(over('postgres://db/waymark', { DATABASE_TLS: 'off' })).toEqual([]);
      expect(over('postgres://db/waymark', { DATABASE_TLS: 'no' })).toHaveLength(2);
    });
  });

  it('take a login of its own for migrating, beside the one everything else works with, and guard it the same', () => {
    const keyed = { WAYMARK_KEY: Buffer.alloc(32).toString('base64') };
    const [app, owner] = ['postgres://app@localhost/waymark', 'postgres://owner:planted@localhost/waymark'];
    const settings = { ...keyed, DATABASE_URL: app, DATABASE_OWNER_URL: owner, WAYMARK_INSTANCES: '5' };

    expect(loadConfig(settings).store).toMatchObject({ databaseUrl: app, ownerUrl: owner, instances: 5 });
    expect(problemsOf({ ...keyed, DATABASE_OWNER_URL: owner })).toEqual([expect.stringMatching(/^DATABASE_URL: /)]);
    expect(problemsOf({ ...settings, DATABASE_OWNER_URL: owner.replace('localhost', 'db.example') })).toEqual([
      expect.stringMatching(/^DATABASE_OWNER_URL: (?!.*planted).*sslmode=verify-full/),
    ]);
  });

  it('ask for our own key towards the launching platform when the store is a server, and for one that can be read', () => {
    const server = {
      DATABASE_URL: 'postgres:///waymark',
      WAYMARK_KEY: Buffer.alloc(32).toString('base64'),
      SCHOOLOGY_LTI_CLIENT_ID: '1',
    };
    const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });

    expect(problemsOf(server)).toEqual([expect.stringContaining('SCHOOLOGY_LTI_KEY')]);
    expect(problemsOf({ ...server, SCHOOLOGY_LTI_KEY: 'planted' })).toEqual([
      expect.stringMatching(/^SCHOOLOGY_LTI_KEY: (?!.*planted)/),
    ]);
    expect(loadConfig({ ...server, SCHOOLOGY_LTI_KEY: Buffer.from(pem).toString('base64') }).schoology.lti.key).toBe(
      String(pem).trim(),
    );
  });

  it('name who may start jobs with audience and account together, or not at all', () => {
    expect(loadConfig({}).jobs).toMatchObject({ caller: null, keysUrl: 'https://www.googleapis.com/oauth2/v3/certs' });
    expect(
      loadConfig({ WAYMARK_JOBS_AUDIENCE: 'https://jobs.example/', WAYMARK_JOBS_ACCOUNT: 'night@project.example' }).jobs
        .caller,
    ).toEqual({ audience: 'https://jobs.example/', account: 'night@project.example' });
    expect(problemsOf({ WAYMARK_JOBS_AUDIENCE: 'https://jobs.example' })).toEqual([
      expect.stringMatching(/^WAYMARK_JOBS_ACCOUNT: is needed/),
    ]);
    expect(problemsOf({ WAYMARK_JOBS_ACCOUNT: 'night@project.example' })).toEqual([
      expect.stringMatching(/^WAYMARK_JOBS_AUDIENCE: is needed/),
    ]);
    expect(problemsOf({ GOOGLE_HINTS_TOPIC: 'projects/p/topics/t' })).toEqual([
      expect.stringMatching(/^WAYMARK_JOBS_AUDIENCE, WAYMARK_JOBS_ACCOUNT: are needed/),
    ]);
    expect(problemsOf({ GOOGLE_HINTS_TOPIC: 't' })).toContainEqual(
      expect.stringMatching(/^GOOGLE_HINTS_TOPIC: should/),
    );
    expect(problemsOf({ WAYMARK_JOBS_AUDIENCE: 'a', WAYMARK_JOBS_ACCOUNT: 'night' })).toEqual([
      expect.stringMatching(/^WAYMARK_JOBS_ACCOUNT: should be/),
    ]);
  });

  it('take the queue in the database where there is one, on a Node.js that its package runs on', () => {
    const needs = engines.node.replace('>=', '');
    const env = {
      WAYMARK_QUEUE: 'postgres',
      DATABASE_URL: 'postgres://localhost/w',
      WAYMARK_KEY: Buffer.alloc(32, 1).toString('base64'),
      TASKS_SECONDS: '600',
    };
    const queue = { kind: 'postgres', databaseUrl: 'postgres://localhost/w', seconds: 600, pace: 1 };
    for (const node of [needs, '22.13.1', '24.0.0', '100.0.0']) expect(loadConfig(env, node).queue).toEqual(queue);
    for (const node of ['22.11.9', '20.19.0', '9.0.0'])
      expect(problemsOf(env, node)).toEqual([expect.stringMatching(`^WAYMARK_QUEUE: .*${needs} or newer.*${node}: `)]);
    expect(problemsOf({ WAYMARK_QUEUE: 'postgres' }, needs)).toEqual([
      expect.stringMatching(/^DATABASE_URL: is needed/),
    ]);
    expect(loadConfig(env, needs).store.beside).toBeGreaterThan(0);
  });

  it('take a host name for the school’s own domain, and no address', () => {
    expect(loadConfig({ SCHOOLOGY_DOMAIN: 'LMS.school.example' }).schoology.domain).toBe('lms.school.example');
    expect(problemsOf({ SCHOOLOGY_DOMAIN: 'https://lms.school.example/' })).toHaveLength(1);
  });

  it('are each explained in .env.example', () => {
    const example = readFileSync('.env.example', 'utf8');

    expect([...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1])).toEqual(
      expect.arrayContaining(SETTING_NAMES),
    );
  });
});
