import { z } from 'zod';
import { LaunchRefused, type LaunchFields } from '../../launch.ts';
import type { LaunchSettings } from './settings.ts';

const text = z.string().min(1).max(4000);

/** A start from elsewhere (OpenID Connect Core, 4; LTI 1.3 security, 5.1.1.1). */
const Start = z.object({
  iss: text,
  login_hint: text,
  target_link_uri: text,
  lti_message_hint: text.optional(),
  client_id: text.optional(),
});

/**
 * The address at which the platform says who is coming (LTI 1.3 security, 5.1.1.2). Nothing is trusted yet: only that
 * the start is addressed to us is checked, so that nobody can use us to redirect a browser elsewhere.
 * @throws LaunchRefused
 */
export function loginAddress(
  settings: LaunchSettings,
  fields: LaunchFields,
  { state, nonce }: { readonly state: string; readonly nonce: string },
): string {
  const start = Start.safeParse(fields);
  if (!start.success) throw new LaunchRefused('fields');
  const { iss, login_hint, target_link_uri, lti_message_hint, client_id } = start.data;
  if (iss.replace(/\/+$/, '') !== settings.issuer) throw new LaunchRefused('issuer');
  if (client_id !== undefined && client_id !== settings.clientId) throw new LaunchRefused('client');
  if (!isOurs(target_link_uri, settings.launchUrl)) throw new LaunchRefused('address');
  const to = new URL(settings.authUrl);
  const asked = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: settings.clientId,
    redirect_uri: settings.launchUrl,
    login_hint,
    state,
    nonce,
    ...(lti_message_hint === undefined ? {} : { lti_message_hint }),
  };
  for (const [name, value] of Object.entries(asked)) to.searchParams.set(name, value);
  return to.toString();
}

function isOurs(text: string, launchUrl: string): boolean {
  if (!URL.canParse(text)) return false;
  const [theirs, ours] = [new URL(text), new URL(launchUrl)];
  return theirs.origin === ours.origin && theirs.pathname === ours.pathname;
}
