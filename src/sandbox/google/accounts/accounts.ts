import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Answered } from '../../shell/shell.ts';
import type { Client } from '../wire/token.ts';
import type { Clockwork } from '../world/world.ts';
import type { AccountKeys } from './keys.ts';
import { chooserPage, nameOf, refusedPage } from './page.ts';

/** The access that a person granted to us in a browser. */
export interface Granted {
  readonly user: string;
  readonly scopes: readonly string[];
}

/** The sign-in of people in a browser: the page they choose on, codes, lasting tokens, identity tokens. */
export interface Accounts {
  /** The page, or the way back from it. */
  authorize(query: URLSearchParams): Answered;
  /** What a code was given for, once; null: not this client's, not this way, too old, or used. */
  redeem(
    form: URLSearchParams,
  ): { readonly granted: Granted; readonly refreshToken: string | null; readonly identity: string } | null;
  /** What a lasting token stands for; it says so itself, so that it holds after a restart. Null: none of ours. */
  lasting(token: string): Granted | null;
  keys(): object;
}

const FULL = 'https://www.googleapis.com/auth/';
/** How the host spells short names back. */
const SPELLED: Readonly<Record<string, string>> = {
  email: `${FULL}userinfo.email`,
  profile: `${FULL}userinfo.profile`,
};
const ISSUER = 'https://accounts.google.com';
/** Seconds a code and an identity token live. */
const CODE_LIVES = 60;
const IDENTITY_LIVES = 3600;

/** Strict: an unknown parameter is refused as a mistake. */
const Query = z.strictObject({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.url(),
  scope: z.string().min(1),
  state: z.string().min(1),
  nonce: z.string().min(1),
  code_challenge: z.string().regex(/^[\w-]{43}$/),
  code_challenge_method: z.literal('S256'),
  access_type: z.enum(['online', 'offline']).default('online'),
  include_granted_scopes: z.enum(['true', 'false']).default('false'),
  login_hint: z.string().optional(),
  prompt: z.string().optional(),
  authuser: z.string().optional(),
});

const Sealed = z.object({ user: z.string(), scopes: z.array(z.string()) });

interface Code {
  readonly granted: Granted;
  readonly asked: z.infer<typeof Query>;
  readonly lasts: boolean;
  readonly until: number;
}

export function createAccounts(world: Clockwork, client: Client, seed: string, keys: AccountKeys): Accounts {
  const codes = new Map<string, Code>();
  const consented = new Map<string, Set<string>>();
  let serial = 0;
  const seconds = (): number => Math.floor(Date.parse(world.now()) / 1000);

  function goOn(asked: z.infer<typeof Query>, user: string): Answered {
    const before = consented.get(user) ?? new Set<string>();
    const wanted = asked.scope.split(' ').map((scope) => SPELLED[scope] ?? scope);
    const isNew = wanted.some((scope) => !before.has(scope));
    const all = asked.include_granted_scopes === 'true' ? new Set([...before, ...wanted]) : new Set(wanted);
    consented.set(user, new Set([...before, ...wanted]));
    serial += 1;
    const code = `4/${createHash('sha256').update(`${seed} ${user} ${world.now()} ${serial}`).digest('base64url')}`;
    const lasts = asked.access_type === 'offline' && (isNew || asked.prompt === 'consent');
    codes.set(code, { granted: { user, scopes: [...all] }, asked, lasts, until: seconds() + CODE_LIVES });
    const back = new URL(asked.redirect_uri);
    back.searchParams.set('state', asked.state);
    back.searchParams.set('code', code);
    return { status: 302, headers: { location: back.href }, text: '' };
  }

  return {
    authorize(query) {
      const asked = Query.safeParse(Object.fromEntries(query));
      if (!asked.success)
        return html(
          400,
          refusedPage(
            'invalid_request',
            asked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
          ),
        );
      if (asked.data.client_id !== client.id)
        return html(400, refusedPage('invalid_client', 'The OAuth client was not found.'));
      if (!new URL(asked.data.redirect_uri).pathname.startsWith('/oauth/'))
        return html(
          400,
          refusedPage('redirect_uri_mismatch', 'The address to come back to is none that was registered.'),
        );
      const { authuser } = asked.data;
      return authuser === undefined || !world.state.people.has(authuser)
        ? html(200, chooserPage(world, query))
        : goOn(asked.data, authuser);
    },
    redeem(form) {
      const code = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      if (code === undefined || code.until < seconds() || form.get('redirect_uri') !== code.asked.redirect_uri)
        return null;
      const proof = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (proof !== code.asked.code_challenge) return null;
      return {
        granted: code.granted,
        refreshToken: code.lasts ? sealed(code.granted) : null,
        identity: keys.signed(claimsOf(code)),
      };
    },
    lasting(token) {
      const [, body = '', proof] = /^1\/\/app-([\w-]+)\.([\w-]+)$/.exec(token) ?? [];
      return proof === undefined || proof !== proofOf(body)
        ? null
        : Sealed.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
    },
    keys: () => keys.published(),
  };

  function claimsOf({ granted: { user, scopes }, asked }: Code): object {
    const person = world.state.people.get(user);
    const iat = seconds();
    const email = scopes.includes(`${FULL}userinfo.email`) ? { email: person?.email, email_verified: true } : {};
    // every account here is one of a school's own domain, as Google Workspace has it
    const hosted = person === undefined ? {} : { hd: person.email.split('@').at(-1) };
    const name = scopes.includes(`${FULL}userinfo.profile`) && person !== undefined ? { name: nameOf(person) } : {};
    return {
      iss: ISSUER,
      aud: client.id,
      sub: user,
      nonce: asked.nonce,
      iat,
      exp: iat + IDENTITY_LIVES,
      ...email,
      ...hosted,
      ...name,
    };
  }

  function sealed(granted: Granted): string {
    const body = Buffer.from(JSON.stringify(granted)).toString('base64url');
    return `1//app-${body}.${proofOf(body)}`;
  }

  function proofOf(body: string): string {
    return createHmac('sha256', seed).update(body).digest('base64url');
  }
}

function html(status: number, text: string): Answered {
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8' }, text };
}
