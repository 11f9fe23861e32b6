import { daysBetween } from '../../../time.ts';
import type { Person } from '../world/records.ts';
import type { Clockwork } from '../world/world.ts';
import type { Unsettled } from '../unsettled.ts';
import { denied, unauthorized } from './errors.ts';
import { readHeader, signatureFor } from './oauth.ts';
import type { Signed } from './oauth.ts';
import type { ReplayGuard } from './replay.ts';

/** An access token dies after so many days and cannot be renewed (lms/schoology/FACTS.md 1.3). */
const TOKEN_DAYS = 90;

export interface Key {
  readonly key: string;
  readonly secret: string;
}
/** A personal two-legged key; it acts as its owner. */
export interface PersonalKey extends Key {
  readonly uid: string;
}

/** Who calls, and how. */
export interface Caller {
  readonly person: Person;
  /** False: a personal key, which may not read other people's data (lms/schoology/FACTS.md 1.3). */
  readonly readsOthers: boolean;
}

/** What of a request its signature speaks of. */
export interface SignedRequest {
  readonly verb: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  /** Of `X-Schoology-Run-As`. */
  readonly runAs: string | undefined;
}

export interface Credentials {
  /** The account a call acts as. Throws 401. */
  caller(request: SignedRequest): Caller;
  /** Checks a call of the three-legged flow, signed by the app and with the secret of the request token it names, if any. Throws 401. */
  app(request: SignedRequest, secretOf: (token: string) => string | undefined): Signed;
}

export interface CredentialParts {
  readonly world: Clockwork;
  readonly app: Key;
  readonly personalKeys: readonly PersonalKey[];
  readonly replay: ReplayGuard;
  readonly unsettled: Unsettled;
}

export function createCredentials({ world, app, personalKeys, replay, unsettled }: CredentialParts): Credentials {
  function check(
    request: SignedRequest,
    signed: Signed,
    secrets: { readonly consumer: string; readonly token: string },
  ): void {
    if (signed.signature !== signatureFor(signed, request.verb, request.url, secrets))
      throw unauthorized('Invalid signature');
    replay.admit(signed);
  }

  function byToken(request: SignedRequest, signed: Signed): Caller {
    if (signed.token === '') throw unauthorized('The key of an app acts as nobody: an access token is needed.');
    const token = world.state.tokens.get(signed.token);
    const person = world.state.people.get(token?.uid ?? '');
    if (token === undefined || person === undefined) throw unauthorized('Invalid access token');
    check(request, signed, { consumer: app.secret, token: token.secret });
    if (token.revoked) throw unauthorized('Access token was revoked');
    if (daysBetween(token.since, world.now()) > TOKEN_DAYS) throw unauthorized('Access token has expired');
    return { person, readsOthers: true };
  }

  function byPersonalKey(request: SignedRequest, signed: Signed): Caller {
    const key = personalKeys.find((one) => one.key === signed.key);
    const owner = world.state.people.get(key?.uid ?? '');
    if (key === undefined || owner === undefined) throw unauthorized('Invalid consumer key');
    if (signed.token !== '') throw unauthorized('Invalid access token');
    check(request, signed, { consumer: key.secret, token: '' });
    if (request.runAs === undefined) return { person: owner, readsOthers: unsettled.personalKeys === 'own-school' };
    const person = world.state.people.get(request.runAs);
    if (unsettled.runAs === 'refused' || owner.role !== 'admin' || person === undefined) throw denied();
    return { person, readsOthers: true };
  }

  return {
    caller(request) {
      world.now();
      const signed = readHeader(request.authorization);
      return signed.key === app.key ? byToken(request, signed) : byPersonalKey(request, signed);
    },
    app(request, secretOf) {
      const signed = readHeader(request.authorization);
      if (signed.key !== app.key) throw unauthorized('Invalid consumer key');
      const secret = signed.token === '' ? '' : secretOf(signed.token);
      if (secret === undefined) throw unauthorized('Invalid request token');
      check(request, signed, { consumer: app.secret, token: secret });
      return signed;
    },
  };
}
