import { createHash } from 'node:crypto';
import type { Clockwork } from '../world/world.ts';
import type { Credentials, SignedRequest } from './credentials.ts';
import { unauthorized } from './errors.ts';

/** The three-legged flow (lms/schoology/FACTS.md 1.4). */
export interface Handshake {
  /** Step 1: a request token, signed with the consumer alone. Form-encoded. */
  requestToken(request: SignedRequest): string;
  /** Step 2, after the person decided: where the browser goes next; null when no callback was named. */
  decide(token: string, uid: string, approved: boolean, callback: string | null): string | null;
  /** Step 4: the access token, signed with the approved request token. Form-encoded. */
  accessToken(request: SignedRequest): string;
  /** Whether this request token waits for a decision. */
  isOpen(token: string): boolean;
}

interface Pending {
  readonly secret: string;
  readonly approvedBy: string | null;
}

export function createHandshake(world: Clockwork, credentials: Credentials, seed: string): Handshake {
  const pending = new Map<string, Pending>();
  let serial = 0;

  function fresh(kind: string): { token: string; secret: string } {
    serial += 1;
    const once = `${seed} ${kind} ${world.now()} ${serial} ${world.state.tokens.size}`;
    const text = (what: string) => createHash('sha256').update(`${once} ${what}`).digest('hex').slice(0, 40);
    return { token: text('token'), secret: text('secret') };
  }

  return {
    requestToken(request) {
      const signed = credentials.app(request, () => undefined);
      if (signed.token !== '') throw unauthorized('A request token is asked for with an empty oauth_token.');
      const { token, secret } = fresh('request');
      pending.set(token, { secret, approvedBy: null });
      return formEncoded(token, secret);
    },
    decide(token, uid, approved, callback) {
      const waiting = pending.get(token);
      if (waiting !== undefined && approved) pending.set(token, { ...waiting, approvedBy: uid });
      if (waiting !== undefined && !approved) pending.delete(token);
      if (callback === null || !URL.canParse(callback)) return null;
      const back = new URL(callback);
      back.searchParams.set('oauth_token', token);
      return back.href;
    },
    accessToken(request) {
      const signed = credentials.app(request, (token) => pending.get(token)?.secret);
      const approvedBy = pending.get(signed.token)?.approvedBy;
      if (approvedBy === undefined || approvedBy === null) throw unauthorized('Request token was not approved');
      pending.delete(signed.token);
      const { token, secret } = fresh('access');
      world.record({ kind: 'granted', uid: approvedBy, token, secret });
      return formEncoded(token, secret);
    },
    isOpen: (token) => pending.has(token),
  };
}

function formEncoded(token: string, secret: string): string {
  return new URLSearchParams({ oauth_token: token, oauth_token_secret: secret }).toString();
}
