import { z } from 'zod';
import { HttpFailure } from '../../../http/failure.ts';
import { readJson } from '../../../http/json.ts';
import { unpaced } from '../../../http/bucket.ts';
import type { Http, HttpReply } from '../../../http/types.ts';
import { StoreError } from '../../errors.ts';
import { crc32c } from './crc32c.ts';
import type { KeyKeeper } from '../key-keeper.ts';

/** What a token has to allow. */
export const KMS_SCOPE = 'https://www.googleapis.com/auth/cloudkms';

export interface KmsSettings {
  /** The part of the address before `/v1/`. */
  readonly root: string;
  /** The key's resource name, without a version: `projects/P/locations/L/keyRings/R/cryptoKeys/K`. */
  readonly key: string;
  readonly http: Http;
  /** An access token of the account that this process runs as. */
  readonly token: () => Promise<string>;
}

const Encrypted = z.object({
  name: z.string(),
  ciphertext: z.base64(),
  ciphertextCrc32c: z.coerce.string(),
  verifiedPlaintextCrc32c: z.boolean().default(false),
  verifiedAdditionalAuthenticatedDataCrc32c: z.boolean().default(false),
});

const Decrypted = z.object({ plaintext: z.base64(), plaintextCrc32c: z.coerce.string() });

/**
 * Keys of schools wrapped by Cloud KMS over REST. Its key never leaves it; which version wrapped is told by what was wrapped, so that an old version
 * opens until it is destroyed there. Checksums go both ways: a bit that fell over on the way is a failure, never a key that opens nothing.
 */
export function kmsKeeper({ root, key, http, token }: KmsSettings): KeyKeeper {
  async function ask(address: string, body: object): Promise<unknown> {
    const headers = new Headers({
      authorization: `Bearer ${await bearer(token)}`,
      'content-type': 'application/json',
      accept: 'application/json',
    });
    try {
      const reply = await http.send(
        { method: 'POST', url: `${root}/v1/${address}`, headers, body: JSON.stringify(body) },
        { kind: 'fixed', school: 'keys', quotas: [QUOTA], alone: null, onSend: () => undefined },
      );
      if (reply.status !== 200) throw refusedBy(reply);
      return readJson(reply);
    } catch (error) {
      if (error instanceof HttpFailure) throw silent();
      throw error;
    }
  }

  return {
    async wrap(plain, bound) {
      const answer = Encrypted.safeParse(
        await ask(`${key}:encrypt`, {
          plaintext: plain.toString('base64'),
          plaintextCrc32c: String(crc32c(plain)),
          ...boundBy(bound),
        }),
      );
      if (!answer.success) throw silent();
      const { name, ciphertext, ciphertextCrc32c, ...verified } = answer.data;
      const isWhole =
        verified.verifiedPlaintextCrc32c &&
        verified.verifiedAdditionalAuthenticatedDataCrc32c &&
        sumOf(Buffer.from(ciphertext, 'base64')) === ciphertextCrc32c;
      if (!isWhole || !name.startsWith(`${key}/`)) throw silent();
      return { by: name, text: ciphertext };
    },
    async unwrap({ by, text }, bound) {
      const answer = Decrypted.safeParse(
        await ask(`${by.replace(/\/cryptoKeyVersions\/[^/]+$/, '')}:decrypt`, {
          ciphertext: text,
          ciphertextCrc32c: sumOf(Buffer.from(text, 'base64')),
          ...boundBy(bound),
        }),
      );
      if (!answer.success) throw silent();
      const plain = Buffer.from(answer.data.plaintext, 'base64');
      if (sumOf(plain) !== answer.data.plaintextCrc32c) throw silent();
      return plain;
    },
  };
}

const QUOTA = unpaced('kms');

function boundBy(bound: string): object {
  const bytes = Buffer.from(bound);
  return {
    additionalAuthenticatedData: bytes.toString('base64'),
    additionalAuthenticatedDataCrc32c: sumOf(bytes),
  };
}

/** Numbers of 64 bits travel as text. */
function sumOf(bytes: Uint8Array): string {
  return String(crc32c(bytes));
}

async function bearer(token: KmsSettings['token']): Promise<string> {
  try {
    return await token();
  } catch {
    throw new StoreError(
      'unreachable',
      'no token for the key service could be had',
      'let this process run as a service account that may use WAYMARK_KMS_KEY',
    );
  }
}

/**
 * A busy or broken service recovers by itself; any other refusal needs a person. The service's message is left out, as
 * it may quote what was sent.
 */
function refusedBy({ status }: Pick<HttpReply, 'status'>): StoreError {
  if (status === 429 || status >= 500) return silent();
  return new StoreError(
    'key',
    `the key service refused (${status})`,
    'look whether WAYMARK_KMS_KEY is right, its versions are enabled, and this process’s account may encrypt and decrypt with it',
  );
}

function silent(): StoreError {
  return new StoreError(
    'unreachable',
    'the key service does not answer',
    'wait: nothing is sealed or opened until it does',
  );
}
