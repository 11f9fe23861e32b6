import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TEACHER } from '../../builders/lms/schoology.ts';
import { at, authorization, openSmall } from './client.ts';
import type { Client, Who } from './client.ts';

const CALLBACK = 'http://localhost:8080/oauth/schoology?state=abc';

let client: Client;
beforeEach(async () => {
  client = await openSmall();
});
afterEach(() => client.close());

const app = (): Who => ({ ...client.who, token: '', tokenSecret: '' });

/** One of the two signed steps; the fields of its form-encoded answer. */
async function step(
  name: string,
  who: Who,
): Promise<{ readonly status: number; readonly type: string | null; readonly fields: URLSearchParams }> {
  const url = new URL(`/v1/oauth/${name}`, client.sandbox.root);
  const answer = await client.send('GET', url.pathname, { header: authorization(client.sandbox, who, { url }) });
  return { status: answer.status, type: answer.headers.get('content-type'), fields: new URLSearchParams(answer.text) };
}

async function requestToken(): Promise<Who> {
  const { fields } = await step('request_token', app());
  return { ...app(), token: fields.get('oauth_token') ?? '', tokenSecret: fields.get('oauth_token_secret') ?? '' };
}

/** What the person does on the page of the school's domain. */
function decide(
  token: string,
  decision: string,
  more: Readonly<Record<string, string>> = { oauth_callback: CALLBACK },
): Promise<Response> {
  const body = new URLSearchParams({ oauth_token: token, uid: TEACHER.uid, decision, ...more });
  return fetch(`${client.sandbox.domain}/oauth/authorize`, { method: 'POST', body, redirect: 'manual' });
}

describe('the three-legged flow (lms/schoology/FACTS.md 1.4)', () => {
  it('ends with a token that acts as the person who approved', async () => {
    const { status, type } = await step('request_token', app());
    expect([status, type]).toEqual([200, 'application/x-www-form-urlencoded']);
    const request = await requestToken();
    const approved = await decide(request.token, 'approve');
    expect([approved.status, approved.headers.get('location')]).toEqual([
      302,
      `${CALLBACK}&oauth_token=${request.token}`,
    ]);
    const { fields } = await step('access_token', request);
    const who = {
      ...app(),
      token: fields.get('oauth_token') ?? '',
      tokenSecret: fields.get('oauth_token_secret') ?? '',
    };
    const answer = await client.send('GET', '/v1/app-user-info', { header: authorization(client.sandbox, who) });
    expect(at(answer.body, 'api_uid')).toBe(Number(TEACHER.uid));
  });

  it('gives a request token once, and only after it was approved', async () => {
    const request = await requestToken();
    expect((await step('access_token', request)).status).toBe(401);
    await decide(request.token, 'approve');
    expect((await step('access_token', request)).status).toBe(200);
    expect((await step('access_token', request)).status).toBe(401);
  });

  it('sends a person who denies back with the same parameter, and gives no token', async () => {
    const request = await requestToken();
    const denied = await decide(request.token, 'deny');
    expect(denied.headers.get('location')).toBe(`${CALLBACK}&oauth_token=${request.token}`);
    expect((await step('access_token', request)).status).toBe(401);
  });

  it('honours return_url where there is no oauth_callback', async () => {
    const request = await requestToken();
    const approved = await decide(request.token, 'approve', { return_url: 'http://localhost:8080/back' });
    expect(approved.headers.get('location')).toBe(`http://localhost:8080/back?oauth_token=${request.token}`);
  });

  it('does not take a request token for an access token', async () => {
    const request = await requestToken();
    await decide(request.token, 'approve');
    expect(
      (await client.send('GET', '/v1/app-user-info', { header: authorization(client.sandbox, request) })).status,
    ).toBe(401);
  });

  it('shows a page that names the app, and keeps what it was handed as text', async () => {
    const request = await requestToken();
    const page = await fetch(
      `${client.sandbox.domain}/oauth/authorize?oauth_token=${request.token}&oauth_callback=${encodeURIComponent('http://x/"><script>')}`,
    );
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('Approve');
    expect(html).not.toContain('<script>');
    expect((await fetch(`${client.sandbox.domain}/oauth/authorize?oauth_token=unknown`)).status).toBe(400);
  });

  it('may lose its last answer: the token was given all the same, and the request token is spent', async () => {
    const request = await requestToken();
    await decide(request.token, 'approve');
    client.sandbox.fail({ method: 'oauth.access_token', kind: 'lost', effect: true });
    await expect(step('access_token', request)).rejects.toThrow();
    expect((await step('access_token', request)).status).toBe(401);
    expect([...client.sandbox.world.state.tokens.values()].filter(({ uid }) => uid === TEACHER.uid)).toHaveLength(2);
  });

  it('keeps the older token alive beside the new one, and counts each step', async () => {
    const request = await requestToken();
    await decide(request.token, 'approve');
    await step('access_token', request);
    expect(client.sandbox.calls).toMatchObject({ 'oauth.request_token': 1, 'oauth.access_token': 1 });
    expect([...client.sandbox.world.state.tokens.values()].filter(({ uid }) => uid === TEACHER.uid)).toHaveLength(2);
  });
});
