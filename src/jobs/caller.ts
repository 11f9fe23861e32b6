import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';
import type { Instant } from '../time.ts';
import type { TokenReader } from './caller-token.ts';

/** Why a caller is not let in: a word for the log, with nothing of the token in it. */
export type JobRefusal =
  | 'no-audience-set'
  | 'no-token'
  | 'audience'
  | 'account'
  | 'account-unverified'
  | `ERR_${string}`;

/** The caller cannot be checked, because the issuer's keys do not answer. Passes by itself. */
export class KeysSilent extends Error {
  override readonly name = 'KeysSilent';
}

/**
 * Who may start a job (SAFETY.md 6): the one account the settings name, with a token signed for exactly this
 * audience. Where they name none there is only this machine.
 * @returns null when the caller is let in; throws KeysSilent when that cannot be told now
 */
export function callerCheck(
  { caller, keysUrl, issuers }: Config['jobs'],
  now: () => Instant,
): (request: IncomingMessage) => Promise<JobRefusal | null> {
  if (caller === null) return async (request) => (fromThisMachine(request) ? null : 'no-audience-set');
  let reading: Promise<TokenReader> | null = null; // loaded by the first caller who brings a token
  const reader = (): Promise<TokenReader> =>
    (reading ??= import('./caller-token.ts').then(({ tokenReader }) => tokenReader(keysUrl)));
  return async (request) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) return 'no-token';
    const read = await reader();
    const claims = await read(token, {
      audience: caller.audience,
      issuer: [...issuers],
      currentDate: new Date(now()),
    });
    if (typeof claims === 'string') return claims;
    if (claims.aud !== caller.audience) return 'audience'; // a token for several places is for none
    if (claims['email'] !== caller.account) return 'account';
    return claims['email_verified'] === true ? null : 'account-unverified';
  };
}

/** From a program on this machine: neither forwarded by a proxy nor sent by a page in a browser, which always adds a header about its site (Origin or Sec-Fetch-Site). */
function fromThisMachine({ socket, headers }: IncomingMessage): boolean {
  return (
    /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '') &&
    !Object.keys(headers).some((name) => PASSED_ON.test(name))
  );
}

const PASSED_ON = /^(forwarded|via|x-forwarded-.*|x-real-ip|origin|sec-fetch-site)$/;
