import { randomBytes } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { LtiSection } from './people.ts';
import { ROLES, subOf } from './people.ts';
import type { Tool } from './launches.ts';

const MEMBERSHIP_SCOPE = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const MEMBERSHIP_TYPE = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';
/** Rows the platform gives at once, and the most it ever does (lms/schoology/FACTS.md 1.5). */
const PAGE = 20;
const MOST = 100;
const LIFETIME = 3600;

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
}

export interface Services {
  /** Client credentials by a signed JWT, and in no other way. */
  token(form: URLSearchParams): Promise<Answer>;
  members(
    url: URL,
    headers: { readonly authorization?: string | undefined; readonly accept?: string | undefined },
  ): Answer;
  /** The tool's answer to a wish for a link: the content items, once it is verified. */
  deepLink(jwt: string): Promise<Answer>;
}

export interface ServicesParts {
  readonly root: string;
  readonly issuer: string;
  readonly tool: Tool;
  readonly sections: () => readonly LtiSection[];
  readonly now: () => number;
}

export function createServices({ root, issuer, tool, sections, now }: ServicesParts): Services {
  const live = new Map<string, { readonly scopes: readonly string[]; readonly until: number }>();
  const seen = new Set<string>();
  const toolKeys = createRemoteJWKSet(new URL(tool.jwksUrl), { cooldownDuration: 0 });
  const currentDate = (): Date => new Date(now() * 1000);
  return {
    async token(form) {
      if (form.get('grant_type') !== 'client_credentials') return refuse(400, 'unsupported_grant_type');
      if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
        return refuse(400, 'invalid_request');
      try {
        const { payload } = await jwtVerify(form.get('client_assertion') ?? '', toolKeys, {
          issuer: tool.clientId,
          subject: tool.clientId,
          audience: `${root}/lti-service/access-token`,
          algorithms: ['RS256'],
          currentDate: currentDate(),
          requiredClaims: ['exp', 'iat', 'jti'],
        });
        if (seen.has(String(payload.jti))) return refuse(400, 'invalid_grant');
        seen.add(String(payload.jti));
      } catch (error) {
        if (error instanceof errors.JOSEError) return refuse(401, 'invalid_client');
        throw error;
      }
      const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope === MEMBERSHIP_SCOPE);
      if (scopes.length === 0) return refuse(400, 'invalid_scope');
      const token = randomBytes(24).toString('base64url');
      live.set(token, { scopes, until: now() + LIFETIME });
      return {
        status: 200,
        body: { access_token: token, token_type: 'Bearer', expires_in: LIFETIME, scope: scopes.join(' ') },
      };
    },
    members(url, { authorization, accept }) {
      const access = live.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '');
      if (access === undefined || access.until <= now()) return refuse(401, 'invalid_token');
      if (accept !== MEMBERSHIP_TYPE) return refuse(406, 'not_acceptable');
      const section = sections().find((each) => each.id === url.pathname.split('/').at(-1));
      if (section === undefined) return refuse(404, 'not_found');
      const start = Number(url.searchParams.get('start') ?? 0);
      const limit = Math.min(MOST, Number(url.searchParams.get('limit') ?? PAGE));
      const rows = section.people.slice(start, start + limit);
      const next = new URL(url.toString().replace(/^https?:\/\/[^/]+/, root));
      next.searchParams.set('start', String(start + limit));
      return {
        status: 200,
        headers: {
          'content-type': MEMBERSHIP_TYPE,
          ...(start + limit < section.people.length ? { link: `<${next.toString()}>; rel="next"` } : {}),
        },
        body: {
          id: url.toString(),
          context: { id: section.id, title: section.title },
          members: rows.map(({ uid, name, schoolUid, role, active = true }) => ({
            status: active ? 'Active' : 'Inactive',
            name,
            user_id: subOf(uid),
            lis_person_sourcedid: schoolUid,
            roles: ROLES[role],
          })),
        },
      };
    },
    async deepLink(jwt) {
      try {
        const { payload } = await jwtVerify(jwt, toolKeys, {
          issuer: tool.clientId,
          audience: issuer,
          algorithms: ['RS256'],
          currentDate: currentDate(),
        });
        return { status: 200, body: payload };
      } catch (error) {
        if (error instanceof errors.JOSEError) return refuse(400, error.code);
        throw error;
      }
    },
  };
}

function refuse(status: number, error: string): Answer {
  return { status, body: { error } };
}
