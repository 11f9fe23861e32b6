import type { z } from 'zod';
import type { CloudTasksSettings } from './queue/cloud-tasks.ts';
import { CONNECTIONS } from './queue/pg-boss/boss.ts';
import type { PostgresQueueSettings } from './queue/pg-boss/queue.ts';
import { isUnprotected } from './database-address.ts';
import { Environment, SETTING_NAMES } from './environment.ts';
import type { StoreSettings } from './store/types.ts';

/** Settings could not be used; every problem is listed, nothing was done. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** How the cloud's scheduler and queue name the issuer of their tokens. */
const JOB_ISSUERS = ['https://accounts.google.com', 'accounts.google.com'] as const;

export interface Config {
  readonly store: StoreSettings;
  /** 32 bytes; null: generated once and kept beside the embedded store. */
  readonly key: Buffer | null;
  /** Earlier keys, newest first. */
  readonly oldKeys: readonly Buffer[];
  /** The key service that wraps the keys of schools; null: `key` does. */
  readonly kms: { readonly key: string; readonly root: string } | null;
  readonly baseUrl: string;
  /** Who runs this Waymark, and where people write to: for the public pages. */
  readonly operator: { readonly name: string | null; readonly contact: string | null };
  readonly google: {
    readonly clientId: string | null;
    readonly clientSecret: string | null;
    readonly classroomRoot: string;
    readonly formsRoot: string;
    readonly tokenUrl: string;
    /** Where people sign in, in a window of their own. */
    readonly authUrl: string;
    /** Who signs identity tokens, as an address; a token may name it without `https://`. */
    readonly issuer: string;
    readonly jwksUrl: string;
    /**
     * The account that may act for teachers whose administrator allowed it; `key`: PKCS#8, null: Google's IAM signs for
     * it. Null: no such account.
     */
    readonly delegate: { readonly account: string; readonly key: string | null; readonly iamRoot: string } | null;
    /** Where Google publishes changes; null: it is not asked to notify us. */
    readonly hintsTopic: string | null;
    /** Origins whose pages may frame ours, and are told when a frame may close. */
    readonly classroomWeb: readonly string[];
  };
  readonly schoology: {
    readonly apiRoot: string;
    readonly consumerKey: string | null;
    readonly consumerSecret: string | null;
    /** Where people sign in whose own host name is not known. */
    readonly webRoot: string;
    /** The school's own host name, where it has one beside those of schoology.com. */
    readonly domain: string | null;
    /** The launch (LTI 1.3); without a client id there is none. */
    readonly lti: {
      readonly clientId: string | null;
      readonly issuer: string;
      readonly authUrl: string;
      readonly tokenUrl: string;
      readonly jwksUrl: string;
      /** Our private key as PEM; null: made once and kept beside the embedded store. */
      readonly key: string | null;
    };
  };
  /** Who may start jobs over the network. */
  readonly jobs: {
    /** Null: only callers on this machine. */
    readonly caller: { readonly audience: string; readonly account: string } | null;
    /** Where the keys that sign callers' tokens are published. */
    readonly keysUrl: string;
    readonly issuers: readonly string[];
  };
  /** How often somebody may ask; null: without a limit. */
  readonly limits: { readonly factor: number; readonly proxies: number } | null;
  /** Where the courses of a night wait to be run. */
  readonly queue:
    | { readonly kind: 'here' }
    | ({ readonly kind: 'cloud-tasks' } & CloudTasksSettings)
    | ({ readonly kind: 'postgres' } & PostgresQueueSettings);
  /** The cloud project whose traces the lines of the log belong to; null: the lines name no trace. */
  readonly traces: string | null;
  /** Where spans and metrics are sent; null: nowhere, and the exporters are not loaded. */
  readonly telemetry: string | null;
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
}

/**
 * The environment as typed settings. An empty value counts as absent.
 * @param node the version of Node.js that runs this
 * @throws ConfigError listing every problem, never quoting a value that could be a secret.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  node: string = process.versions.node,
): Config {
  const given = Object.fromEntries(SETTING_NAMES.map((name) => [name, env[name]?.trim() || undefined]));
  const read = Environment.safeParse(given, { jitless: true }); // once a process: compiling what checks it takes longer than checking
  const problems = read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (given['DATABASE_URL'] !== undefined && given['WAYMARK_KEY'] === undefined) {
    problems.push('WAYMARK_KEY: is needed with DATABASE_URL (make one with: openssl rand -base64 32)');
  }
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL'] as const) {
    const url = given[name];
    if (url !== undefined && given['DATABASE_TLS'] !== 'off' && isUnprotected(url, env))
      problems.push(
        `${name}: leads to another machine, so it needs sslmode=verify-full (with sslrootcert=FILE for a CA of your own); or say DATABASE_TLS=off where the network between is yours alone`,
      );
  }
  if (given['DATABASE_OWNER_URL'] !== undefined && given['DATABASE_URL'] === undefined)
    problems.push('DATABASE_URL: is needed with DATABASE_OWNER_URL (the login that everything but migrate works with)');
  if (
    given['DATABASE_URL'] !== undefined &&
    given['SCHOOLOGY_LTI_CLIENT_ID'] !== undefined &&
    given['SCHOOLOGY_LTI_KEY'] === undefined
  ) {
    problems.push(
      'SCHOOLOGY_LTI_KEY: is needed with DATABASE_URL and SCHOOLOGY_LTI_CLIENT_ID (make one with: openssl genpkey -algorithm RSA | base64 -w0)',
    );
  }
  if (given['GOOGLE_DELEGATE_KEY'] !== undefined && given['GOOGLE_DELEGATE'] === undefined)
    problems.push('GOOGLE_DELEGATE: is needed with GOOGLE_DELEGATE_KEY (the account whose key it is)');
  const [audience, account] = [given['WAYMARK_JOBS_AUDIENCE'], given['WAYMARK_JOBS_ACCOUNT']];
  if (audience === undefined && account !== undefined)
    problems.push('WAYMARK_JOBS_AUDIENCE: is needed with WAYMARK_JOBS_ACCOUNT (the address the tokens are made for)');
  if (audience !== undefined && account === undefined)
    problems.push('WAYMARK_JOBS_ACCOUNT: is needed with WAYMARK_JOBS_AUDIENCE (the account that calls)');
  if (given['GOOGLE_HINTS_TOPIC'] !== undefined && audience === undefined)
    problems.push(
      'WAYMARK_JOBS_AUDIENCE, WAYMARK_JOBS_ACCOUNT: are needed with GOOGLE_HINTS_TOPIC (what is published there is pushed to this Waymark, as that account)',
    );
  if (given['WAYMARK_QUEUE'] === 'cloud-tasks') {
    for (const [name, what] of CLOUD_TASKS_NEEDS)
      if (given[name] === undefined) problems.push(`${name}: is needed with WAYMARK_QUEUE=cloud-tasks (${what})`);
  }
  if (given['WAYMARK_QUEUE'] === 'postgres') {
    if (given['DATABASE_URL'] === undefined)
      problems.push('DATABASE_URL: is needed with WAYMARK_QUEUE=postgres (the queue stands in that database)');
    if (!isAtLeast(node, POSTGRES_QUEUE_NODE))
      problems.push(
        `WAYMARK_QUEUE: postgres needs Node.js ${POSTGRES_QUEUE_NODE} or newer, and this is ${node}: install a newer one, or say WAYMARK_QUEUE=here with one machine`,
      );
  }
  if (!read.success || problems.length > 0) throw new ConfigError(problems);
  const settings = read.data;
  return {
    store: {
      databaseUrl: settings.DATABASE_URL ?? null,
      ownerUrl: settings.DATABASE_OWNER_URL ?? null,
      dataDir: settings.WAYMARK_DATA_DIR,
      instances: settings.WAYMARK_INSTANCES,
      connections: settings.DATABASE_CONNECTIONS ?? null,
      beside: settings.WAYMARK_QUEUE === 'postgres' ? CONNECTIONS : 0,
    },
    key: settings.WAYMARK_KEY === undefined ? null : Buffer.from(settings.WAYMARK_KEY, 'base64'),
    oldKeys: settings.WAYMARK_OLD_KEYS.map((text) => Buffer.from(text, 'base64')),
    kms:
      settings.WAYMARK_KMS_KEY === undefined
        ? null
        : { key: settings.WAYMARK_KMS_KEY, root: settings.WAYMARK_KMS_ROOT },
    baseUrl: settings.WAYMARK_BASE_URL,
    operator: { name: settings.WAYMARK_OPERATOR ?? null, contact: settings.WAYMARK_CONTACT ?? null },
    google: {
      clientId: settings.GOOGLE_CLIENT_ID ?? null,
      clientSecret: settings.GOOGLE_CLIENT_SECRET ?? null,
      classroomRoot: settings.GOOGLE_CLASSROOM_ROOT,
      formsRoot: settings.GOOGLE_FORMS_ROOT,
      tokenUrl: settings.GOOGLE_TOKEN_URL,
      authUrl: settings.GOOGLE_AUTH_URL,
      issuer: settings.GOOGLE_ISSUER,
      jwksUrl: settings.GOOGLE_JWKS_URL,
      delegate:
        settings.GOOGLE_DELEGATE === undefined
          ? null
          : {
              account: settings.GOOGLE_DELEGATE,
              key: settings.GOOGLE_DELEGATE_KEY ?? null,
              iamRoot: settings.GOOGLE_IAM_ROOT,
            },
      hintsTopic: settings.GOOGLE_HINTS_TOPIC ?? null,
      classroomWeb: settings.GOOGLE_CLASSROOM_WEB,
    },
    schoology: {
      apiRoot: settings.SCHOOLOGY_API_ROOT,
      consumerKey: settings.SCHOOLOGY_CONSUMER_KEY ?? null,
      consumerSecret: settings.SCHOOLOGY_CONSUMER_SECRET ?? null,
      webRoot: settings.SCHOOLOGY_WEB_ROOT,
      domain: settings.SCHOOLOGY_DOMAIN?.toLowerCase() ?? null,
      lti: {
        clientId: settings.SCHOOLOGY_LTI_CLIENT_ID ?? null,
        issuer: settings.SCHOOLOGY_LTI_ISSUER,
        authUrl: settings.SCHOOLOGY_LTI_AUTH_URL,
        tokenUrl: settings.SCHOOLOGY_LTI_TOKEN_URL,
        jwksUrl: settings.SCHOOLOGY_LTI_JWKS_URL,
        key: settings.SCHOOLOGY_LTI_KEY ?? null,
      },
    },
    jobs: {
      caller: audience === undefined || account === undefined ? null : { audience, account },
      keysUrl: settings.WAYMARK_JOBS_KEYS_URL,
      issuers: JOB_ISSUERS,
    },
    limits:
      settings.WAYMARK_LIMITS === 0
        ? null
        : {
            factor: settings.WAYMARK_LIMITS,
            // Cloud Run, which names itself, has one of its own before every service
            proxies: settings.WAYMARK_PROXIES ?? (env['K_SERVICE'] === undefined ? 0 : 1),
          },
    queue: queueOf(settings),
    traces: settings.GOOGLE_CLOUD_PROJECT ?? null,
    telemetry: settings.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    logLevel: settings.LOG_LEVEL,
  };
}

const CLOUD_TASKS_NEEDS = [
  ['TASKS_QUEUE', 'the queue'],
  ['TASKS_URL', 'the address of the course job'],
  ['DATABASE_URL', 'other processes run the courses'],
  ['WAYMARK_JOBS_AUDIENCE', 'the audience of the tokens its tasks carry'],
  ['WAYMARK_JOBS_ACCOUNT', 'the account its tasks run as'],
] as const;

/** What pg-boss asks for (`engines` of its package; a test compares them). */
const POSTGRES_QUEUE_NODE = '22.12.0';

function isAtLeast(version: string, least: string): boolean {
  return version.localeCompare(least, 'en', { numeric: true }) >= 0;
}

function queueOf(settings: z.infer<typeof Environment>): Config['queue'] {
  if (settings.WAYMARK_QUEUE === 'postgres' && settings.DATABASE_URL !== undefined)
    return {
      kind: 'postgres',
      databaseUrl: settings.DATABASE_URL,
      seconds: settings.TASKS_SECONDS,
      pace: settings.TASKS_PACE,
    };
  const { TASKS_QUEUE: queue, TASKS_URL: url } = settings;
  const { WAYMARK_JOBS_AUDIENCE: audience, WAYMARK_JOBS_ACCOUNT: account } = settings;
  if (settings.WAYMARK_QUEUE !== 'cloud-tasks' || !queue || !url || !audience || !account) return { kind: 'here' };
  const { TASKS_ROOT: root, TASKS_SECONDS: seconds, TASKS_PACE: pace } = settings;
  return { kind: 'cloud-tasks', root, queue, url, account, audience, seconds, pace };
}
