import { beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { loadConfig } from '../../../src/config.ts';
import { SchoolId } from '../../../src/ids.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import { googleHost } from '../../../src/lms/google/host.ts';
import { SignInRefused, type ComingFor, type SignInDoor } from '../../../src/lms/sign-in.ts';
import { instant } from '../../../src/time.ts';
import { CLASSROOM, COURSE, googleSettings, SIGN_IN } from '../../builders/lms/google.ts';
import { CLIENT, identityToken, ISSUER } from '../../builders/lms/identity.ts';
import { signer, type Signer } from '../../builders/lms/job-token.ts';
import { ANA, personGrant } from '../../builders/lms/sign-in-door.ts';
import { onHost, useHttpMock } from '../../http-mock.ts';

useHttpMock();

const AT = instant('2026-03-02T08:00:00Z');
const AUTH = 'https://www.googleapis.com/auth/';
const ENVIRONMENT = {
  GOOGLE_CLIENT_ID: CLIENT,
  GOOGLE_CLIENT_SECRET: 'client-secret',
  GOOGLE_CLASSROOM_ROOT: CLASSROOM,
  GOOGLE_TOKEN_URL: `${SIGN_IN}/token`,
  GOOGLE_AUTH_URL: `${ISSUER}/auth`,
  GOOGLE_ISSUER: ISSUER,
  GOOGLE_JWKS_URL: `${SIGN_IN}/certs`,
  WAYMARK_BASE_URL: 'https://waymark.example',
};

let ours: Signer;
beforeAll(async () => {
  ours = await signer('k1');
});

function open(now = AT, more: Readonly<Record<string, string>> = {}): SignInDoor {
  const door = googleHost(loadConfig({ ...ENVIRONMENT, ...more }), googleSettings().http, () => now).signIn;
  if (door === null) throw new Error('there is no door');
  return door;
}

const STUDENT = `openid ${AUTH}userinfo.email ${AUTH}userinfo.profile ${AUTH}classroom.addons.student`;

function finish(coming: ComingFor = 'student', hint: string | null = '9001'): ReturnType<SignInDoor['finish']> {
  return open().finish({ for: coming, hint, code: 'c1', verifier: 'v1', nonce: 'n1' }, AT);
}

function tokenAnswers(status: number, body: object): void {
  onHost(SIGN_IN).post('/token').reply(status, body);
}

function answersWith(identity: string, change: object = {}): void {
  tokenAnswers(200, { access_token: 'ya29.ana', expires_in: 3599, scope: STUDENT, id_token: identity, ...change });
}

function keysAre(jwks: object, status = 200): void {
  onHost(SIGN_IN).get('/certs').reply(status, jwks);
}

/** Asks for the class with this token. */
function asks(token: string): ReturnType<ReturnType<typeof onHost>['get']> {
  return onHost(CLASSROOM).get('/v1/courses/6001').query(true).matchHeader('authorization', `Bearer ${token}`);
}

async function whyNot(trying: Promise<unknown>): Promise<string> {
  const error: unknown = await trying.then(
    () => 'it was taken',
    (reason: unknown) => reason,
  );
  if (error instanceof SignInRefused) return error.why;
  throw error instanceof Error ? error : new Error(String(error));
}

describe('the window of a sign-in', () => {
  const wish = { hint: '9001', state: 's1', nonce: 'n1', challenge: 'ch1', asks: false };

  it.each<[ComingFor, boolean]>([
    ['nights', true],
    ['teacher', true],
    ['student', false],
    ['link', false],
  ])('for %s asks to be told of changes only where the settings say where to: %s', (coming, asked) => {
    const told = {
      GOOGLE_HINTS_TOPIC: 'projects/p/topics/t',
      WAYMARK_JOBS_AUDIENCE: 'https://jobs.example',
      WAYMARK_JOBS_ACCOUNT: 'night@project.example',
    };
    const asks = (settings: object): boolean =>
      open(AT, { ...settings })
        .address({ ...wish, for: coming })
        .includes('push-notifications');

    expect([asks({}), asks(told)]).toEqual([false, asked]);
  });

  it('goes to Google with exactly what a student’s page needs', () => {
    const address = new URL(open().address({ ...wish, for: 'student' }));
    expect(`${address.origin}${address.pathname}`).toBe('https://accounts.example/auth');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      response_type: 'code',
      client_id: CLIENT,
      redirect_uri: 'https://waymark.example/oauth/google',
      scope: STUDENT,
      state: 's1',
      nonce: 'n1',
      code_challenge: 'ch1',
      code_challenge_method: 'S256',
      access_type: 'offline',
      include_granted_scopes: 'true',
      login_hint: '9001',
    });
  });

  it('names nobody where nobody is known, and asks for consent anew only where it is told to', () => {
    const address = new URL(open().address({ ...wish, for: 'student', hint: null, asks: true }));
    expect(address.searchParams.has('login_hint')).toBe(false);
    expect(address.searchParams.get('prompt')).toBe('consent');
    const chosen = new URL(open().address({ ...wish, for: 'link', hint: null, chooses: true }));
    expect(chosen.searchParams.get('prompt')).toBe('select_account'); // whoever is signed in there
  });

  it.each(['discovery', 'teacher', 'review'] as const)('asks on a %s page for what the night needs too', (coming) => {
    const scopes = new URL(open().address({ ...wish, for: coming })).searchParams.get('scope')?.split(' ');
    expect(scopes).toEqual(
      expect.arrayContaining([`${AUTH}classroom.addons.teacher`, `${AUTH}classroom.rosters.readonly`]),
    );
    expect(scopes).not.toContain(`${AUTH}classroom.addons.student`);
  });

  it('asks behind a link for who it is and for nothing else', () => {
    expect(new URL(open().address({ ...wish, for: 'link' })).searchParams.get('scope')).toBe('openid email profile');
  });

  it('is not there without an app of ours at Google', () => {
    expect(googleHost(loadConfig({}), googleSettings().http, () => AT).signIn).toBeNull();
  });
});

describe('a sign-in that comes back', () => {
  it('is exchanged with its verifier, and says who it is and what they granted', async () => {
    onHost(SIGN_IN)
      .post('/token', {
        grant_type: 'authorization_code',
        code: 'c1',
        code_verifier: 'v1',
        redirect_uri: 'https://waymark.example/oauth/google',
        client_id: CLIENT,
        client_secret: 'client-secret',
      })
      .reply(200, {
        access_token: 'ya29.ana',
        expires_in: 3600,
        refresh_token: '1//ana',
        scope: STUDENT,
        id_token: await identityToken(ours, AT),
      });
    keysAre({ keys: [ours.jwk] });
    expect(await finish()).toEqual({
      person: ANA,
      grant: {
        accessToken: 'ya29.ana',
        accessEndsAt: '2026-03-02T09:00:00.000Z',
        refreshToken: '1//ana',
        scopes: STUDENT.split(' '),
      },
    });
  });

  it('may name the issuer without https', async () => {
    answersWith(await identityToken(ours, AT, { iss: 'accounts.example' }));
    keysAre({ keys: [ours.jwk] });
    expect((await finish()).person.id).toBe('9001');
  });

  it('tells no address that Google did not verify', async () => {
    answersWith(await identityToken(ours, AT, { email_verified: false }));
    keysAre({ keys: [ours.jwk] });
    expect((await finish()).person.email).toBeNull();
  });

  it('says of which domain the account is, as Google signed it, and nothing by the look of an address', async () => {
    answersWith(await identityToken(ours, AT, { hd: 'Cedar.example' }));
    keysAre({ keys: [ours.jwk] });
    expect((await finish()).person.domain).toBe('cedar.example');
    answersWith(await identityToken(ours, AT, { email: 'ana@cedar.example' }));
    keysAre({ keys: [ours.jwk] });
    expect((await finish()).person.domain).toBeNull();
  });

  it.each<[string, Record<string, unknown>]>([
    ['for another app', { aud: 'another' }],
    ['for several apps', { aud: [CLIENT, 'another'] }],
    ['asked for by another app', { azp: 'another' }],
    ['of another issuer', { iss: 'https://elsewhere.example' }],
    ['of another sign-in', { nonce: 'n2' }],
    ['that is over', { exp: Date.parse(AT) / 1000 - 61 }],
    ['of nobody', { sub: '' }],
  ])('with an identity token %s is refused', async (_what, claims) => {
    answersWith(await identityToken(ours, AT, claims));
    keysAre({ keys: [ours.jwk] });
    expect(await whyNot(finish())).toBe('token');
  });

  it('with an identity token signed by somebody else, with our own secret, or by nobody, is refused', async () => {
    const stranger = await signer('k1');
    const plain = await identityToken(ours, AT);
    const [, payload = ''] = plain.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const shared = await new SignJWT({ iss: ISSUER, aud: CLIENT, sub: '9001', nonce: 'n1' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(Date.parse(AT) / 1000)
      .setExpirationTime(Date.parse(AT) / 1000 + 60)
      .sign(Buffer.from('client-secret'));
    answersWith(await identityToken(stranger, AT));
    keysAre({ keys: [ours.jwk] });
    expect(await whyNot(finish())).toBe('token');
    for (const token of [unsigned, shared, 'garbled']) {
      answersWith(token);
      expect(await whyNot(finish())).toBe('token');
    }
  });

  it('of another account than the page was opened with is refused, before anything of it is looked at', async () => {
    answersWith(await identityToken(ours, AT), { scope: 'openid' });
    keysAre({ keys: [ours.jwk] });
    expect(await whyNot(finish('student', '9002'))).toBe('other-account');
  });

  it('may be anybody’s where nobody is known', async () => {
    answersWith(await identityToken(ours, AT));
    keysAre({ keys: [ours.jwk] });
    expect((await finish('student', null)).person.id).toBe('9001');
  });

  it('without a box that the page needs says in both languages which one to tick', async () => {
    answersWith(await identityToken(ours, AT), { scope: 'openid email profile' });
    keysAre({ keys: [ours.jwk] });
    const refused: unknown = await finish().catch((error: unknown) => error);
    expect(refused).toMatchObject({
      why: 'not-granted',
      said: {
        en: expect.stringContaining('tick the box for “its own attachments in Classroom”'),
        es: expect.stringContaining('marque la casilla de “sus propios archivos adjuntos en Classroom”'),
      },
    });
  });

  it('is judged by what is allowed and not by its spelling', async () => {
    const wide = ['addons.teacher', 'courses', 'rosters', 'coursework.students'].map(
      (name) => `${AUTH}classroom.${name}`,
    );
    answersWith(await identityToken(ours, AT), { scope: `openid ${wide.join(' ')}` });
    keysAre({ keys: [ours.jwk] });
    expect((await finish('teacher')).person).toEqual(ANA);
  });

  it('holds all that was asked for where Google does not say', async () => {
    answersWith(await identityToken(ours, AT), { scope: undefined });
    keysAre({ keys: [ours.jwk] });
    expect((await finish()).grant.scopes).toEqual(STUDENT.split(' '));
  });

  it('with a code that was used is refused', async () => {
    tokenAnswers(400, { error: 'invalid_grant' });
    expect(await whyNot(finish())).toBe('code');
  });

  it('is tried again later while Google is silent', async () => {
    tokenAnswers(503, {});
    expect(await whyNot(finish())).toBe('silent');
    answersWith(await identityToken(ours, AT));
    onHost(SIGN_IN).get('/certs').times(3).reply(503, {});
    expect(await whyNot(finish())).toBe('silent');
  });
});

describe('a person who acts as themselves', () => {
  const cedar = SchoolId.parse('cedar');
  const class5 = { id: '6001', name: 'Mathematics 5', courseState: 'ACTIVE' };

  it('does so with the access token of the sign-in', async () => {
    asks('ya29.ana').reply(200, class5);
    expect((await (await open().openAs(cedar, ANA, personGrant())).course(COURSE)).id).toBe('6001');
  });

  it('renews it where something lasts, once for all pages', async () => {
    const door = open(instant('2026-03-02T09:30:00Z'));
    const grant = personGrant({ refreshToken: '1//ana' });
    onHost(SIGN_IN)
      .post('/token', /refresh_token=1%2F%2Fana/)
      .reply(200, { access_token: 'ya29.next', expires_in: 3599 });
    asks('ya29.next').times(2).reply(200, class5);
    await (await door.openAs(cedar, ANA, grant)).course(COURSE);
    await (await door.openAs(cedar, ANA, grant)).course(COURSE);
  });

  it('cannot any more once it has ended, by the clock or by Google’s word, and nothing lasts', async () => {
    const late = await open(instant('2026-03-02T09:30:00Z')).openAs(cedar, ANA, personGrant());
    await expect(late.course(COURSE)).rejects.toMatchObject({ kind: 'denied', scope: 'credential' });
    asks('ya29.ana').reply(401, { error: { code: 401, status: 'UNAUTHENTICATED' } });
    const revoked = (await open().openAs(cedar, ANA, personGrant())).course(COURSE);
    await expect(revoked).rejects.toBeInstanceOf(LmsError);
    await expect(revoked).rejects.toMatchObject({ kind: 'denied', scope: 'credential' });
  });
});
