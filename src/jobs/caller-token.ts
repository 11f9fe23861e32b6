import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import { KeysSilent, type JobRefusal } from './caller.ts';

/** Seconds two clocks may differ. */
const LEEWAY = 30;
const OLDEST = '1h';
const NEEDED = ['exp', 'iat', 'email', 'sub'];

/** What a token has to say of itself. */
interface Terms {
  readonly audience: string;
  readonly issuer: string[];
  readonly currentDate: Date;
}

/** What a token says, or why it is none; throws KeysSilent when that cannot be told now. */
export type TokenReader = (token: string, terms: Terms) => Promise<JWTPayload | JobRefusal>;

/** Reads tokens signed with the keys published at an address, which are fetched when they are needed and kept. */
export function tokenReader(keysUrl: string): TokenReader {
  const keys = createRemoteJWKSet(new URL(keysUrl));
  return async (token, terms) => {
    try {
      return (
        await jwtVerify(token, keys, {
          ...terms,
          algorithms: ['RS256'],
          requiredClaims: NEEDED,
          maxTokenAge: OLDEST,
          clockTolerance: LEEWAY,
        })
      ).payload;
    } catch (error) {
      if (!(error instanceof errors.JOSEError) || SILENT.has(error.code))
        throw new KeysSilent('the keys that sign the callers of jobs cannot be read');
      const code = error.code as `ERR_${string}`; // as all of theirs begin
      return 'claim' in error && typeof error.claim === 'string' ? `${code}:${error.claim}` : code;
    }
  };
}

/** What jose says when the address of the keys does not answer, or not with keys. */
const SILENT = new Set([errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code]);
