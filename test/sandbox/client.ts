import { startSandbox } from '../../src/sandbox/google/index.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/google/index.ts';
import type { Instant } from '../../src/time.ts';
import { COURSE, later, smallSchool, START } from '../builders/lms/sandbox.ts';
import type { SmallSchool } from '../builders/lms/sandbox.ts';

/** A bare client: nothing between a test and the wire but a token. */
export interface Client {
  readonly sandbox: Sandbox;
  /** Moves the sandbox's clock on. */
  wait(minutes: number): void;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  patch(path: string, body: unknown): Promise<Answer>;
  remove(path: string): Promise<Answer>;
  /** A client for another account (by person id; a fresh grant with these scopes, all of the usual when absent). */
  as(person: string, scopes?: readonly string[]): Promise<Client>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly message: string;
}
/** Parsed JSON; `at` and `list` read it. */
export type Json = Readonly<Record<string, unknown>>;

/** What stands at a path, `undefined` where it breaks off. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    value,
  );
}

/** The text at a path, for addresses. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const text = at(value, ...path);
  return typeof text === 'string' ? text : '';
}

/** The records of a list; none when it is left out. */
export function list(value: unknown, ...path: readonly (string | number)[]): readonly Json[] {
  const rows = at(value, ...path);
  return Array.isArray(rows) ? (rows as Json[]) : [];
}

/** Where the small school's course stands. */
export const AT = `/v1/courses/${COURSE}`;
const SCOPE = 'https://www.googleapis.com/auth/';

export async function openSmall(school: SmallSchool = {}, options: Partial<SandboxOptions> = {}): Promise<Client> {
  return open({ school: smallSchool(school), ...options });
}

export async function open(options: Partial<SandboxOptions> & { readonly at?: Instant }): Promise<Client> {
  let now = options.at ?? later(START, 600);
  const sandbox = await startSandbox({ today: () => now, ...options });
  const wait = (minutes: number) => {
    now = later(now, minutes);
  };
  return client(sandbox, wait, await token(sandbox, sandbox.teachers[0]?.refreshToken ?? ''));
}

export async function token(sandbox: Sandbox, refreshToken: string): Promise<string> {
  const { body } = await exchange(sandbox, { refresh_token: refreshToken });
  return String(body['access_token']);
}

export async function exchange(sandbox: Sandbox, form: Readonly<Record<string, string>>): Promise<Answer> {
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    ...form,
  });
  return answerOf(await fetch(sandbox.tokenUrl, { method: 'POST', body }));
}

function client(sandbox: Sandbox, wait: (minutes: number) => void, bearer: string): Client {
  const send = async (method: string, path: string, body?: unknown) => {
    const init = { method, headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' } };
    return answerOf(
      await fetch(sandbox.root + path, body === undefined ? init : { ...init, body: JSON.stringify(body) }),
    );
  };
  return {
    sandbox,
    wait,
    get: (path) => send('GET', path),
    post: (path, body = {}) => send('POST', path, body),
    patch: (path, body) => send('PATCH', path, body),
    remove: (path) => send('DELETE', path),
    async as(person, scopes) {
      const refreshToken = `1//test-${person}-${scopes?.join('-') ?? 'all'}`;
      const usual = [
        'classroom.courses.readonly',
        'classroom.rosters.readonly',
        'classroom.profile.emails',
        'classroom.coursework.students',
        'classroom.announcements',
        'forms.body.readonly',
        'forms.responses.readonly',
      ];
      sandbox.world.grant(
        person,
        refreshToken,
        (scopes ?? usual).map((scope) => SCOPE + scope),
      );
      return client(sandbox, wait, await token(sandbox, refreshToken));
    },
    close: () => sandbox.close(),
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json');
  const body = (isJson ? JSON.parse(text) : {}) as Json;
  return { status: response.status, body, message: textAt(body, 'error', 'message') };
}

/** A request for a draft to one learner, to be varied. */
export function draft(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    title: 'One more chance',
    workType: 'ASSIGNMENT',
    state: 'DRAFT',
    assigneeMode: 'INDIVIDUAL_STUDENTS',
    individualStudentsOptions: { studentIds: ['9001'] },
    ...more,
  };
}
