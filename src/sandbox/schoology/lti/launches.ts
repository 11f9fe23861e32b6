import { randomBytes, randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { PlatformKeys } from './keys.ts';
import { ROLES, subOf, type LtiPerson, type LtiSection } from './people.ts';
import { signTwisted, type Twist } from './twist.ts';

/** Somebody opens the tool in a section. */
export interface Wanted {
  readonly uid: string;
  readonly section: string;
  /** As what, where it is not what the section says. */
  readonly role?: LtiPerson['role'];
  /** From Add Materials, to add a link to the course (deep linking). */
  readonly choosing?: boolean;
  readonly twist?: Twist;
  /** What the tool's custom parameter `domain` stands for; absent: the parameter is not filled in. */
  readonly domain?: string;
  /** Custom parameters that the pressed link itself carries. */
  readonly custom?: Readonly<Record<string, string>>;
}

/** One tool as it is registered with the platform. */
export interface Tool {
  readonly clientId: string;
  readonly deployment: string;
  readonly loginUrl: string;
  /** Redirect addresses, the whole list. */
  readonly redirects: readonly string[];
  /** Where the tool's public keys are. */
  readonly jwksUrl: string;
}

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';

export class AuthorizeError extends Error {
  override readonly name = 'AuthorizeError';
}

export interface Launches {
  /** The fields with which the platform starts a launch at the tool (OpenID Connect Core, 4). */
  start(wanted: Wanted): Readonly<Record<string, string>>;
  /** The authorize address: where to, and the fields of the form. @throws AuthorizeError */
  authorize(
    query: URLSearchParams,
  ): Promise<{ readonly to: string; readonly fields: Readonly<Record<string, string>> }>;
}

export interface LaunchesParts {
  readonly root: string;
  readonly issuer: string;
  readonly tool: Tool;
  readonly keys: PlatformKeys;
  readonly sections: () => readonly LtiSection[];
  /** Seconds since 1970. */
  readonly now: () => number;
}

export function createLaunches(parts: LaunchesParts): Launches {
  const { tool, issuer } = parts;
  const started = new Map<string, Wanted>();
  return {
    start(wanted) {
      const hint = randomBytes(12).toString('hex');
      started.set(hint, wanted);
      return {
        iss: issuer,
        login_hint: subOf(wanted.uid),
        target_link_uri: tool.redirects[0] ?? '',
        lti_message_hint: hint,
        client_id: tool.clientId,
        lti_deployment_id: tool.deployment,
      };
    },
    async authorize(query) {
      const asked = Object.fromEntries(query);
      const fixed = {
        scope: 'openid',
        response_type: 'id_token',
        response_mode: 'form_post',
        prompt: 'none',
        client_id: tool.clientId,
      };
      for (const [name, value] of Object.entries(fixed))
        if (asked[name] !== value) throw new AuthorizeError(`${name} must be ${value}`);
      const to = asked['redirect_uri'] ?? '';
      if (!tool.redirects.includes(to)) throw new AuthorizeError('redirect_uri is not registered');
      const { nonce, state, lti_message_hint: hint = '', login_hint } = asked;
      const wanted = started.get(hint);
      if (nonce === undefined || state === undefined) throw new AuthorizeError('nonce and state are needed');
      if (wanted === undefined || login_hint !== subOf(wanted.uid))
        throw new AuthorizeError('nobody is signed in who was to be launched');
      const at = parts.now();
      const token = await signTwisted(parts.keys, claimsOf(parts, wanted, nonce, at), wanted.twist ?? null, at);
      return { to, fields: { id_token: token, state } };
    },
  };
}

function claimsOf(
  { root, issuer, tool, sections }: LaunchesParts,
  wanted: Wanted,
  nonce: string,
  at: number,
): JWTPayload {
  const section = sections().find((each) => each.id === wanted.section);
  const person = section?.people.find((each) => each.uid === wanted.uid);
  const role = wanted.role ?? person?.role;
  const roles = role === undefined ? [] : ROLES[role];
  const domain = wanted.domain ?? '$com.schoology.Launch.domain';
  const returnTo =
    wanted.twist === 'deep-link-elsewhere'
      ? 'https://elsewhere.example/return'
      : `${root}/lti-service/deep-linking/return?${new URLSearchParams({ section: wanted.section }).toString()}`;
  return {
    iss: issuer,
    aud: tool.clientId,
    sub: subOf(wanted.uid),
    iat: at,
    exp: at + 300,
    nonce,
    jti: randomUUID(),
    [`${LTI}/version`]: '1.3.0',
    [`${LTI}/message_type`]: wanted.choosing === true ? 'LtiDeepLinkingRequest' : 'LtiResourceLinkRequest',
    [`${LTI}/deployment_id`]: tool.deployment,
    [`${LTI}/target_link_uri`]: tool.redirects[0],
    [`${LTI}/roles`]: roles,
    [`${LTI}/context`]: {
      id: wanted.section,
      title: section?.title,
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection'],
    },
    [`${LTI}/custom`]: { domain, ...wanted.custom },
    name: person?.name,
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
      context_memberships_url: `${root}/lti-service/tool/1/services/names-roles/v2p0/membership/${wanted.section}`,
      service_versions: ['2.0'],
    },
    ...(wanted.choosing === true
      ? {
          'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': {
            deep_link_return_url: returnTo,
            accept_types: ['ltiResourceLink', 'link'],
            accept_presentation_document_targets: ['iframe', 'window'],
            data: 'what the platform wants back',
          },
        }
      : { [`${LTI}/resource_link`]: { id: `link-${wanted.section}` } }),
  };
}
