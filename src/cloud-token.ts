import type { GoogleAuth } from 'google-auth-library';

/**
 * Access tokens of the account that this process runs as in the cloud, for one service, kept by the library until they end. It is loaded by the
 * first that asks.
 */
export function cloudToken(scope: string): () => Promise<string> {
  let auth: GoogleAuth | undefined;
  return async () => {
    auth ??= new (await import('google-auth-library')).GoogleAuth({ scopes: [scope] });
    const token = await auth.getAccessToken();
    if (typeof token !== 'string') throw new Error('no access token was given');
    return token;
  };
}
