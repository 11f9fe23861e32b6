import { z } from 'zod';
import { HttpFailure } from '../../http/failure.ts';
import type { Http } from '../../http/types.ts';
import type { SchoolId } from '../../ids.ts';
import type { Consent, ConsentToken } from '../consent.ts';
import { LmsError } from '../errors.ts';
import { authorization, type SigningKeys } from './oauth.ts';
import { isOwnHost } from './own-host.ts';

/** What the three steps work with. */
export interface ConsentSettings {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  /** What stands before `/v1/`; http is for this machine only. */
  readonly apiRoot: string;
  /** Where teachers decide when their own domain is not known, e.g. `https://app.schoology.com`; http is for this machine only. */
  readonly webRoot: string;
  /** The school's own host name, where it has one. */
  readonly domain: string | null;
  readonly http: Http;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Fresh for each request, 16 random bytes or more. */
  readonly nonce: () => string;
}

const Token = z.object({ oauth_token: z.string().min(1).max(500), oauth_token_secret: z.string().min(1).max(500) });

/** OAuth 1.0a in three steps (FACTS.md 1.4). No verifier is documented, so the caller compares the token that comes back. */
export function openConsent(settings: ConsentSettings): Consent {
  const { consumerKey, consumerSecret, apiRoot, webRoot, domain: own } = settings;
  const keys = { consumerKey, consumerSecret };
  return {
    lms: 'schoology',
    async begin(school, domain, back) {
      const begun = await ask(settings, school, 'begin a consent', 'request_token', {
        ...keys,
        token: '',
        tokenSecret: '',
      });
      const to = new URL('/oauth/authorize', domain !== null && isOwnHost(domain, own) ? `https://${domain}` : webRoot);
      to.searchParams.set('oauth_token', begun.token);
      // the page names the first, the vendor's own client sends the second
      to.searchParams.set('oauth_callback', back);
      to.searchParams.set('return_url', back);
      return { ...begun, to: to.toString() };
    },
    async finish(school, { token, secret }) {
      const given = await ask(settings, school, 'end a consent', 'access_token', {
        ...keys,
        token,
        tokenSecret: secret,
      });
      return `${given.token}\n${given.secret}`;
    },
  };

  /** Both steps may be repeated: a token nobody uses does no harm. */
  async function ask(
    { http, now, nonce }: ConsentSettings,
    school: SchoolId,
    doing: string,
    step: string,
    signing: SigningKeys,
  ): Promise<ConsentToken> {
    const url = `${apiRoot}/v1/oauth/${step}`;
    const method = url.startsWith('https:') ? 'PLAINTEXT' : 'HMAC-SHA1';
    const headers = (): Headers =>
      new Headers({
        accept: 'application/x-www-form-urlencoded, */*',
        authorization: authorization({ method: 'GET', url }, signing, method, {
          timestamp: Math.floor(now() / 1000),
          nonce: nonce(),
        }),
      });
    try {
      const reply = await http.send(
        { method: 'GET', url, headers, body: null },
        { kind: 'read', school, quotas: [], alone: null, onSend: () => undefined },
      );
      if (reply.status === 429)
        throw new LmsError('busy', `Schoology is too busy to ${doing}`, { todo: 'Try again in a minute.' });
      if (reply.status >= 500)
        throw new LmsError('down', `Schoology did not ${doing} (${reply.status})`, { todo: 'Try again later.' });
      if (reply.status !== 200) throw refusedStep(doing, reply.status);
      const read = Token.safeParse(Object.fromEntries(new URLSearchParams(reply.text.trim())));
      if (!read.success)
        throw new LmsError('malformed', `Schoology did not ${doing}: its answer holds no token`, {
          todo: 'Report this with this line.',
        });
      return { token: read.data.oauth_token, secret: read.data.oauth_token_secret };
    } catch (error) {
      if (error instanceof HttpFailure)
        throw new LmsError('down', `Schoology did not ${doing}: ${error.message}`, { todo: 'Try again later.' });
      throw error;
    }
  }
}

function refusedStep(doing: string, status: number): LmsError {
  return new LmsError('denied', `Schoology refused to ${doing} (${status})`, {
    todo: 'Connect once more; if it stays, check SCHOOLOGY_CONSUMER_KEY and SCHOOLOGY_CONSUMER_SECRET.',
    scope: 'credential',
  });
}
