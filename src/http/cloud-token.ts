import type { GoogleAuth } from 'google-auth-library';

/**
 * Access tokens of the account that this process runs as in the cloud, kept by the library until they end. It is loaded by the first that asks.
 * @param service what the tokens open, the last part of `https://www.googleapis.com/auth/...`
 */
export function cloudToken(service: string): () => Promise<string> {
  let auth: GoogleAuth | undefined;
  return async () => {
    auth ??= new (await import('google-auth-library')).GoogleAuth({
      scopes: [`https://www.googleapis.com/auth/${service}`],
    });
    const token = await auth.getAccessToken();
    if (typeof token !== 'string') throw new Error('no access token was given');
    return token;
  };
}
