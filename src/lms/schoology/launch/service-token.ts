import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { HttpFailure } from '../../../http/failure.ts';
import { readJson } from '../../../http/json.ts';
import type { SchoolId } from '../../../ids.ts';
import type { Instant } from '../../../time.ts';
import { LmsError } from '../../errors.ts';
import type { LaunchSettings } from './settings.ts';
import type { ToolKey } from './tool-key.ts';

const Token = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive().catch(300) });

/** A token is no longer used this many seconds before its end. */
const SPARE = 60;

export type ServiceToken = (school: SchoolId, scope: string, at: Instant) => Promise<string>;

/**
 * Tokens for the platform's services: client credentials by a signed JWT, no other way is offered (FACTS.md 1.5;
 * LTI 1.3 security, 4). Kept in memory until they end.
 * @throws LmsError
 */
export function serviceTokens(
  { clientId, tokenUrl, http }: Pick<LaunchSettings, 'clientId' | 'tokenUrl' | 'http'>,
  key: () => Promise<ToolKey>,
): ServiceToken {
  const tokens = new Map<string, { readonly token: string; readonly until: number }>();
  return async (school, scope, at) => {
    const seconds = Date.parse(at) / 1000;
    const known = tokens.get(scope);
    if (known !== undefined && seconds < known.until) return known.token;
    const assertion = await (await key()).sign({ iss: clientId, sub: clientId, aud: tokenUrl, jti: randomUUID() }, at);
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope,
    });
    const token = await ask(http, tokenUrl, body, school);
    tokens.set(scope, { token: token.access_token, until: seconds + token.expires_in - SPARE });
    return token.access_token;
  };
}

async function ask(
  http: LaunchSettings['http'],
  url: string,
  body: URLSearchParams,
  school: SchoolId,
): Promise<z.infer<typeof Token>> {
  try {
    // a second token does no harm, so the call may be repeated
    const reply = await http.send(
      {
        method: 'POST',
        url,
        headers: new Headers({ 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }),
        body: body.toString(),
      },
      { kind: 'fixed', school, quotas: [], alone: null, onSend: () => undefined },
    );
    if (reply.status >= 500)
      throw new LmsError('down', `the platform's token service answered ${reply.status}`, { todo: 'Try again later.' });
    if (reply.status !== 200) {
      throw new LmsError('denied', `the platform gave no service token (${reply.status})`, {
        todo: "Check that the app names our key set (/schoology/keys) and that SCHOOLOGY_LTI_CLIENT_ID is the app's.",
        scope: 'credential',
      });
    }
    const read = Token.safeParse(readJson(reply));
    if (read.success) return read.data;
    throw new LmsError('malformed', "the platform's token service answered with something that holds no token", {
      todo: 'Report this with this line.',
    });
  } catch (error) {
    if (error instanceof HttpFailure)
      throw new LmsError('down', `the platform's token service: ${error.message}`, { todo: 'Try again later.' });
    throw error;
  }
}
