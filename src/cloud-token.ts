import type { GoogleAuth } from 'google-auth-library';

/**
 * Access tokens, for one service, of the account that this process runs as in the cloud; the library keeps each until
 * it ends. The library is loaded at the first use.
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
