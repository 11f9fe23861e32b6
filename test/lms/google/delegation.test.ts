import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { loadConfig } from '../../../src/config.ts';
import { createHttp } from '../../../src/http/index.ts';
import { CourseId, SchoolId } from '../../../src/ids.ts';
import { googleHost } from '../../../src/lms/google/host.ts';
import { NIGHT_SCOPES } from '../../../src/lms/google/scopes.ts';
import { iamDelegate } from '../../../src/lms/google/sign-in/delegate.ts';
import { openSandbox, type OpenSandbox } from '../../../src/sandbox/google/index.ts';
import { httpWorld } from '../../builders/lms/http-world.ts';
import { INSIDE } from '../../builders/lms/in-process.ts';
import { httpInside } from '../../builders/lms/inside.ts';
import { COURSE, later, smallSchool, START, TEACHER } from '../../builders/lms/sandbox.ts';

const ACCOUNT = 'waymark@project.iam.gserviceaccount.com';
const NOW = later(START, 600);
const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const CEDAR = SchoolId.parse('cedar');
let sandbox: OpenSandbox;
let allowed: readonly string[];

beforeEach(() => {
  allowed = NIGHT_SCOPES;
  sandbox = openSandbox({
    today: () => NOW,
    school: smallSchool(),
    get delegate() {
      return { account: ACCOUNT, publicKey, scopes: allowed };
    },
  });
});
afterEach(() => {
  sandbox.close();
});

function delegated(change: { readonly key?: string } = {}) {
  const settings = loadConfig({});
  const google = {
    ...settings.google,
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    classroomRoot: INSIDE,
    formsRoot: INSIDE,
    tokenUrl: `${INSIDE}/token`,
    delegate: { account: ACCOUNT, key: change.key ?? privateKey, iamRoot: INSIDE },
  };
  const by = googleHost({ ...settings, google }, httpInside(sandbox.answers), () => NOW).delegated;
  if (by === null) throw new Error('the settings name an account');
  return by;
}

describe("acting for a teacher by their administrator's word", () => {
  it('reads their class although they granted nothing, and says whose account it is', async () => {
    const teacher = { school: CEDAR, user: TEACHER.email };
    expect(await delegated().check(teacher)).toMatchObject({ ok: true, account: TEACHER.email, missing: [] });
    expect(await (await delegated().open(teacher)).course(CourseId.parse(COURSE))).toMatchObject({ id: COURSE });
  });

  it('signs in once for several calls of one teacher', async () => {
    const lms = await delegated().open({ school: CEDAR, user: TEACHER.email });
    await Promise.all([lms.course(CourseId.parse(COURSE)), lms.me()]);
    expect(sandbox.calls['oauth.token']).toBe(1);
  });

  it.each([
    ['the console allows one of the scopes no more', () => (allowed = NIGHT_SCOPES.slice(1)), {}],
    ['another key signed', () => undefined, { key: otherKey() }],
  ])('says what an administrator does where %s', async (_case, arrange, change) => {
    arrange();
    await expect(delegated(change).check({ school: CEDAR, user: TEACHER.email })).rejects.toMatchObject({
      kind: 'denied',
      scope: 'course',
      todo: expect.stringContaining('Domain-wide delegation'),
    });
  });

  it('is nobody where the settings name no account', () => {
    expect(googleHost(loadConfig({}), createHttp(httpWorld()), () => NOW).delegated).toBeNull();
  });
});

describe('a delegate without a key of its own', () => {
  it("has Google's IAM sign", async () => {
    const { asked, by } = signing(Response.json({ keyId: 'k', signedJwt: 'a.b.c' }));
    expect(await by.sign({ sub: TEACHER.email })).toBe('a.b.c');
    expect(asked[0]?.url).toBe(
      `https://iam.example/v1/projects/-/serviceAccounts/${encodeURIComponent(ACCOUNT)}:signJwt`,
    );
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer own');
    expect(await asked[0]?.json()).toEqual({ payload: JSON.stringify({ sub: TEACHER.email }) });
  });

  it('says which role is missing where it may not', async () => {
    const { by } = signing(Response.json({ error: { code: 403 } }, { status: 403 }));
    await expect(by.sign({})).rejects.toMatchObject({ kind: 'denied', todo: expect.stringContaining('Token Creator') });
  });
});

function otherKey(): string {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
}

/** Google's IAM that answers so, and what it was asked. */
function signing(reply: Response) {
  const asked: Request[] = [];
  const http = createHttp({
    ...httpWorld(),
    timeLimit: () => new AbortController().signal,
    fetch: async (input, init) => {
      asked.push(new Request(input, init));
      return reply;
    },
  });
  return { asked, by: iamDelegate(ACCOUNT, { root: 'https://iam.example', token: async () => 'own', http }) };
}
