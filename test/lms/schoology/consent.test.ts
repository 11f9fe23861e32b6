import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SchoolId } from '../../../src/ids.ts';
import type { Consent } from '../../../src/lms/consent.ts';
import { openConsent } from '../../../src/lms/schoology/consent.ts';
import { isOwnHost } from '../../../src/lms/schoology/own-host.ts';
import { startSchoologySandbox, type SchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import { instant } from '../../../src/time.ts';
import { quickHttp } from '../../builders/lms/schoology-adapter.ts';
import { smallSchoology, TEACHER } from '../../builders/lms/schoology.ts';

const SCHOOL = SchoolId.parse('bell');
const BACK = 'https://waymark.example/oauth/schoology';
const NOW = instant('2026-09-14T07:00:00Z');

let sandbox: SchoologySandbox;

beforeAll(async () => {
  sandbox = await startSchoologySandbox({ today: () => NOW, allowance: null, school: smallSchoology() });
});

afterAll(() => sandbox.close());

function consent(change: { consumerSecret?: string; domain?: string | null } = {}): Consent {
  return openConsent({
    consumerKey: sandbox.consumerKey,
    consumerSecret: sandbox.consumerSecret,
    apiRoot: sandbox.root,
    webRoot: sandbox.domain,
    domain: null,
    http: quickHttp(),
    now: () => Date.parse(NOW),
    nonce: () => randomBytes(16).toString('hex'),
    ...change,
  });
}

async function decide(to: string, decision: string): Promise<void> {
  const asked = new URL(to);
  const body = new URLSearchParams({ ...Object.fromEntries(asked.searchParams), uid: TEACHER.uid, decision });
  await fetch(asked.origin + asked.pathname, { method: 'POST', body, redirect: 'manual' });
}

describe('a consent', () => {
  it('sends the teacher where they are signed in, with the way back under both of its names', async () => {
    const { to, token } = await consent().begin(SCHOOL, 'bell.schoology.com', BACK);
    const asked = new URL(to);
    expect(asked.origin + asked.pathname).toBe('https://bell.schoology.com/oauth/authorize');
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      oauth_token: token,
      oauth_callback: BACK,
      return_url: BACK,
    });
  });

  it.each([
    ['no domain is known', null],
    ['the domain is somebody else’s', 'elsewhere.example'],
    ['it only looks like one of theirs', 'schoology.com.elsewhere.example'],
    ['it ends like one of theirs', 'notschoology.com'],
  ])('sends nobody astray where %s', async (_what, domain) => {
    expect(new URL((await consent().begin(SCHOOL, domain, BACK)).to).origin).toBe(sandbox.domain);
  });

  it('ends with a credential once the teacher has agreed', async () => {
    const begun = await consent().begin(SCHOOL, null, BACK);
    await decide(begun.to, 'approve');
    expect(await consent().finish(SCHOOL, begun)).toMatch(/^\S+\n\S+$/);
  });

  it('ends with none when the teacher has not, and says so', async () => {
    const begun = await consent().begin(SCHOOL, null, BACK);
    await decide(begun.to, 'deny');
    await expect(consent().finish(SCHOOL, begun)).rejects.toMatchObject({
      name: 'LmsError',
      kind: 'denied',
      scope: 'credential',
    });
  });

  it('by an app the LMS does not know is refused, without a word of its secret', async () => {
    const refused: unknown = await consent({ consumerSecret: 'planted-secret' })
      .begin(SCHOOL, null, BACK)
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({
      name: 'LmsError',
      kind: 'denied',
      message: expect.stringMatching(/^Schoology refused to .+ \(401\)$/),
    });
    expect(`${String(refused)} ${JSON.stringify(refused)}`).not.toContain('planted-secret');
  });
});

describe('a host of the LMS’s own', () => {
  it.each([
    ['schoology.com', null, true],
    ['app.schoology.com', null, true],
    ['APP.Schoology.com', null, true],
    ['lms.school.example', 'lms.school.example', true],
    ['lms.school.example', null, false],
    ['sub.lms.school.example', 'lms.school.example', false],
    ['schoology.com.evil.example', null, false],
    ['', null, false],
  ])('%j with %j of the settings: %j', (host, domain, own) => {
    expect(isOwnHost(host, domain)).toBe(own);
  });
});
