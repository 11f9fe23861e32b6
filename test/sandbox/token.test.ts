import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { at, AT, exchange, openSmall } from './client.ts';
import type { Client } from './client.ts';

let client: Client;
beforeEach(async () => {
  client = await openSmall();
});
afterEach(() => client.close());

describe('the token endpoint', () => {
  it('gives an access token and says which scopes were granted', async () => {
    const { status, body } = await exchange(client.sandbox, {
      refresh_token: client.sandbox.teachers[0]?.refreshToken ?? '',
    });
    expect(status).toBe(200);
    expect(at(body, 'token_type')).toBe('Bearer');
    expect(String(at(body, 'scope')).split(' ')).toContain(
      'https://www.googleapis.com/auth/classroom.coursework.students',
    );
  });

  it('says who it is where that was granted', async () => {
    const { body } = await exchange(client.sandbox, { refresh_token: client.sandbox.teachers[0]?.refreshToken ?? '' });
    const claims: unknown = JSON.parse(
      Buffer.from(String(at(body, 'id_token')).split('.')[1] ?? '', 'base64url').toString('utf8'),
    );
    expect(claims).toMatchObject({
      sub: '8001',
      email: client.sandbox.teachers[0]?.email,
      email_verified: true,
      aud: client.sandbox.clientId,
    });

    client.sandbox.world.grant('8001', 'narrow', ['https://www.googleapis.com/auth/forms.body.readonly']);
    expect((await exchange(client.sandbox, { refresh_token: 'narrow' })).body).not.toHaveProperty('id_token');
  });

  it('refuses an unknown refresh token, another client and another kind of grant', async () => {
    expect(at((await exchange(client.sandbox, { refresh_token: 'nobody' })).body, 'error')).toBe('invalid_grant');
    expect(
      at((await exchange(client.sandbox, { refresh_token: 'nobody', client_secret: 'guess' })).body, 'error'),
    ).toBe('invalid_client');
    expect(at((await exchange(client.sandbox, { grant_type: 'password' })).body, 'error')).toBe(
      'unsupported_grant_type',
    );
  });

  it('kills the refresh token and every access token when the teacher disconnects', async () => {
    expect((await client.get(AT)).status).toBe(200);
    client.sandbox.world.revoke('8001');
    expect((await client.get(AT)).status).toBe(401);
    expect(
      at(
        (await exchange(client.sandbox, { refresh_token: client.sandbox.teachers[0]?.refreshToken ?? '' })).body,
        'error',
      ),
    ).toBe('invalid_grant');
  });

  it('lets an access token live for an hour', async () => {
    client.wait(59);
    expect((await client.get(AT)).status).toBe(200);
    client.wait(2);
    const { status, body } = await client.get(AT);
    expect([status, at(body, 'error', 'status')]).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('a request', () => {
  it('without a bearer token is unauthenticated', async () => {
    expect((await fetch(client.sandbox.root + AT)).status).toBe(401);
  });

  it('without the scope of the method is denied', async () => {
    const narrow = await client.as('8001', ['classroom.courses.readonly']);
    expect((await narrow.get(AT)).status).toBe(200);
    const { status, message } = await narrow.get(`${AT}/courseWork`);
    expect([status, message]).toEqual([403, 'Request had insufficient authentication scopes.']);
  });

  it("for a method that is not served gets the host's HTML page", async () => {
    const response = await fetch(`${client.sandbox.root}${AT}/courseWorkMaterials`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  it('is counted by its method', async () => {
    await client.get(AT);
    await client.get(`${AT}/courseWork`);
    expect(client.sandbox.calls).toEqual({
      'oauth.token': 1,
      'classroom.courses.get': 1,
      'classroom.courses.courseWork.list': 1,
    });
  });
});
