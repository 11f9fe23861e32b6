import { importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import { readJson } from '../../../http/json.ts';
import type { Http } from '../../../http/types.ts';
import { LmsError } from '../../errors.ts';

/** The service account that an administrator lets act for the people of a domain (FACTS.md 6.4), and how its words are signed. */
export interface Delegate {
  /** Its e-mail address. */
  readonly account: string;
  /** @param claims of a JWT, complete */
  sign(claims: Readonly<Record<string, string | number>>): Promise<string>;
}

/** Signs with a key of the settings. @param pem PKCS#8 */
export function keyDelegate(account: string, pem: string): Delegate {
  return {
    account,
    sign: async (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(await importPKCS8(pem, 'RS256')),
  };
}

const Signed = z.looseObject({ signedJwt: z.string().min(1) });

/**
 * Has Google's IAM sign, so that there is no key to lose: `projects.serviceAccounts.signJwt`, with a token of the account this process
 * runs as, which needs `roles/iam.serviceAccountTokenCreator` on the delegate.
 * @param root what stands before `/v1/`
 */
export function iamDelegate(
  account: string,
  { root, token, http }: { readonly root: string; readonly token: () => Promise<string>; readonly http: Http },
): Delegate {
  return {
    account,
    async sign(claims) {
      const headers = new Headers({
        authorization: `Bearer ${await token()}`,
        'content-type': 'application/json',
      });
      const url = `${root}/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:signJwt`;
      const reply = await http.send(
        { method: 'POST', url, headers, body: JSON.stringify({ payload: JSON.stringify(claims) }) },
        // signing twice changes nothing
        { kind: 'fixed', school: 'installation', quotas: [], alone: null, onSend: () => undefined },
      );
      const signed = Signed.safeParse(reply.status === 200 ? readJson(reply) : null);
      if (signed.success) return signed.data.signedJwt;
      throw new LmsError('denied', `Google did not sign for the account that acts for teachers (${reply.status})`, {
        todo: 'Give the account that Waymark runs as the role "Service Account Token Creator" on GOOGLE_DELEGATE.',
        scope: 'course',
      });
    },
  };
}
