import { randomUUID } from 'node:crypto';
import type { Instant } from '../../../time.ts';
import { LaunchRefused, type WaymarkLink, type Wished } from '../../launch.ts';
import type { LaunchSettings } from './settings.ts';
import type { ToolKey } from './tool-key.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const DEEP_LINKING = 'https://purl.imsglobal.org/spec/lti-dl/claim';

/** Custom parameters of the platform are not sent on links added this way unless the link itself carries them (FACTS.md 1.5). */
const CUSTOM = { domain: '$com.schoology.Launch.domain' };

/**
 * The answer to a request for a link (deep linking 2.0): one signed link back to our launch. The ticket it leads to
 * comes back with every launch of the link as a custom parameter.
 * @throws LaunchRefused
 */
export async function answerWish(
  settings: Pick<LaunchSettings, 'clientId' | 'issuer' | 'launchUrl'>,
  key: ToolKey,
  { choosing, deployment }: Wished,
  { title, ticket }: WaymarkLink,
  at: Instant,
): Promise<{ readonly to: string; readonly field: string; readonly value: string }> {
  if (!choosing.takesLinks) throw new LaunchRefused('message');
  const custom = ticket === null ? CUSTOM : { ...CUSTOM, ticket };
  const value = await key.sign(
    {
      iss: settings.clientId,
      aud: settings.issuer,
      nonce: randomUUID(),
      [`${LTI}/deployment_id`]: deployment,
      [`${LTI}/message_type`]: 'LtiDeepLinkingResponse',
      [`${LTI}/version`]: '1.3.0',
      [`${DEEP_LINKING}/content_items`]: [{ type: 'ltiResourceLink', title, url: settings.launchUrl, custom }],
      ...(choosing.data === null ? {} : { [`${DEEP_LINKING}/data`]: choosing.data }),
    },
    at,
  );
  return { to: choosing.returnTo, field: 'JWT', value };
}
