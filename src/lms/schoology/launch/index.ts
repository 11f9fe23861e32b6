import type { LaunchDoor } from '../../launch.ts';
import { answerWish } from './answer-wish.ts';
import { loginAddress } from './login.ts';
import { readMembers } from './members.ts';
import { platformKeys } from './platform-keys.ts';
import { readLaunch } from './read.ts';
import { serviceTokens } from './service-token.ts';
import type { LaunchSettings } from './settings.ts';
import { openToolKey, type ToolKey } from './tool-key.ts';

/** The launch (README.md). Our private key is read when it is first needed; letting somebody in does not need it. */
export function openDoor(settings: LaunchSettings): LaunchDoor {
  const keys = platformKeys(settings);
  let opened: Promise<ToolKey> | null = null;
  const key = (): Promise<ToolKey> =>
    (opened ??= settings
      .key()
      .then(openToolKey)
      .catch((error: unknown) => {
        opened = null;
        throw error;
      }));
  const token = serviceTokens(settings, key);
  return {
    lms: 'schoology',
    loginAddress: (fields, ours) => loginAddress(settings, fields, ours),
    read: (fields, nonce, at) => readLaunch(settings, keys, fields, nonce, at),
    answerWish: async (wished, link, at) => answerWish(settings, await key(), wished, link, at),
    members: (school, address, at) => readMembers(settings, token, school, address, at),
    publicKeys: async () => (await key()).public,
  };
}
