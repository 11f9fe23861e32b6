import { errors, jwtVerify, type JWTPayload } from 'jose';
import { CourseId } from '../../../ids.ts';
import type { Instant } from '../../../time.ts';
import { LaunchRefused, type Launch, type LaunchFields, type RefusedLaunch } from '../../launch.ts';
import { isOwnHost } from '../own-host.ts';
import { Claims } from './claims.ts';
import type { platformKeys } from './platform-keys.ts';
import { roleOf } from './roles.ts';
import type { LaunchSettings } from './settings.ts';

/** Seconds two clocks may differ. */
const LEEWAY = 60;
/** Seconds a launch may be under way; the state that goes with it lives as long. */
const UNDER_WAY = 600;

/**
 * Reads the platform's answer (LTI 1.3 security, 5.1.3): signature by one of its keys, RS256 alone, issuer, audience as one
 * or as a list (then `azp` names us), times, nonce, version, kind of message, deployment.
 * The person's id is what stands before `::` in `sub`; the context's id is the section's (FACTS.md 1.5).
 * @throws LaunchRefused
 */
export async function readLaunch(
  settings: LaunchSettings,
  keys: ReturnType<typeof platformKeys>,
  fields: LaunchFields,
  nonce: string,
  at: Instant,
): Promise<Launch> {
  if (fields['error'] !== undefined) throw new LaunchRefused('platform-error');
  const token = fields['id_token'];
  if (token === undefined) throw new LaunchRefused('fields');
  const claims = Claims.safeParse(await verified(settings, keys, token, at));
  if (!claims.success) throw new LaunchRefused('claims');
  const { sub, aud, azp, version, message, deployment, roles, context, custom, members, deepLinking } = claims.data;
  if (azp === null ? Array.isArray(aud) && aud.length > 1 : azp !== settings.clientId)
    throw new LaunchRefused('audience');
  if (claims.data.nonce !== nonce) throw new LaunchRefused('nonce');
  if (version !== '1.3.0') throw new LaunchRefused('version');
  const choosing = message === 'LtiDeepLinkingRequest';
  if (!choosing && message !== 'LtiResourceLinkRequest') throw new LaunchRefused('message');
  const [user = ''] = sub.split('::');
  if (!sub.includes('::') || !/^\d+$/.test(user) || context === null || (choosing && deepLinking === null))
    throw new LaunchRefused('claims');
  return {
    deployment,
    user,
    course: CourseId.parse(context),
    role: roleOf(roles),
    domain: hostIn(custom['domain'], settings.domain),
    members,
    ticket: ticketIn(custom['ticket']),
    choosing:
      !choosing || deepLinking === null
        ? null
        : {
            returnTo: ownAddress(deepLinking.deep_link_return_url, settings),
            takesLinks: deepLinking.accept_types.includes('ltiResourceLink'),
            data: deepLinking.data ?? null,
          },
  };
}

async function verified(
  { issuer, clientId }: LaunchSettings,
  keys: ReturnType<typeof platformKeys>,
  token: string,
  at: Instant,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      algorithms: ['RS256'],
      currentDate: new Date(at),
      clockTolerance: LEEWAY,
      maxTokenAge: UNDER_WAY,
      requiredClaims: ['exp', 'iat', 'nonce', 'sub'],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new LaunchRefused(reasonOf(error));
    throw error;
  }
}

const BY_CLAIM: Readonly<Record<string, RefusedLaunch>> = {
  iss: 'issuer',
  aud: 'audience',
  nonce: 'nonce',
  exp: 'old',
  nbf: 'early',
  iat: 'early',
};

function reasonOf(error: errors.JOSEError): RefusedLaunch {
  if (error instanceof errors.JWTExpired) return 'old';
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.reason === 'check_failed' ? (BY_CLAIM[error.claim] ?? 'claims') : 'claims';
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) return 'algorithm';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'key';
  return 'token';
}

/** The value the platform put in for our custom parameter; a variable it does not know comes back as it was written. */
function hostIn(value: unknown, domain: string | null): string | null {
  if (typeof value !== 'string') return null;
  const host = value.trim().toLowerCase();
  return /^[a-z0-9.-]+$/.test(host) && isOwnHost(host, domain) ? host : null;
}

/** The ticket the link was made for; the pages check that it exists and whose it is. */
function ticketIn(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.-]{1,800}$/.test(value) ? value : null;
}

/** Our answer may go to the platform only. */
function ownAddress(text: string, { domain, authUrl }: LaunchSettings): string {
  const url = new URL(text);
  if (url.origin === new URL(authUrl).origin) return text;
  if (url.protocol !== 'https:' || !isOwnHost(url.hostname, domain)) throw new LaunchRefused('address');
  return text;
}
