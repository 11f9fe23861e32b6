import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { crc32c } from '../../store/secrets/cloud-kms/crc32c.ts';
import { answer, failure, invalid, parsed } from '../shell/api-answers.ts';
import { createShell, listen, stop, type Answered, type Asked } from '../shell/shell.ts';

/** A stand-in for the encrypt and decrypt of Cloud KMS with a software key, on loopback. */
export interface KmsSandbox {
  readonly root: string;
  readonly key: string;
  readonly token: string;
  /** A new primary version; those before it still decrypt. */
  rotate(): void;
  /** Destroys a version (the first is 1): what it encrypted can no longer be decrypted. */
  destroy(version: number): void;
  /** How it misbehaves until this is called again. */
  trouble(kind: 'away' | 'busy' | 'denied' | 'garbled' | null): void;
  /** Requests that came, by method. */
  readonly calls: Record<'encrypt' | 'decrypt', number>;
  close(): Promise<void>;
}

const MOST = 64 * 1024;
const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
/** A number of 64 bits, as text or number. */
const sum = z.union([z.string().regex(/^\d+$/), z.int().nonnegative()]).transform(Number);
const bound = { additionalAuthenticatedData: bytes.optional(), additionalAuthenticatedDataCrc32c: sum.optional() };
const Encrypt = z.strictObject({ plaintext: bytes, plaintextCrc32c: sum.optional(), ...bound });
const Decrypt = z.strictObject({ ciphertext: bytes, ciphertextCrc32c: sum.optional(), ...bound });

/** Refuses what the service refuses: unknown fields, a wrong checksum, too much, another token, another key, a version that is gone. */
export async function startKmsSandbox(
  key = 'projects/p/locations/europe-west1/keyRings/waymark/cryptoKeys/schools',
): Promise<KmsSandbox> {
  const token = randomBytes(16).toString('hex');
  const versions: (Buffer | null)[] = [randomBytes(32)];
  const calls = { encrypt: 0, decrypt: 0 };
  let trouble: Parameters<KmsSandbox['trouble']>[0] = null;

  function encrypted({
    plaintext,
    additionalAuthenticatedData: aad = Buffer.alloc(0),
    ...sums
  }: z.output<typeof Encrypt>) {
    if (plaintext.length > MOST || aad.length > MOST) return invalid('too long');
    if (!agrees(sums.plaintextCrc32c, plaintext) || !agrees(sums.additionalAuthenticatedDataCrc32c, aad))
      return invalid('the checksum does not match');
    const version = versions.length;
    const secret = versions[version - 1];
    if (secret === undefined || secret === null) return failed();
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(aad);
    const text = Buffer.concat([cipher.update(plaintext), cipher.final()]);
    const ciphertext = Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), text]);
    return answer({
      name: `${key}/cryptoKeyVersions/${version}`,
      ciphertext: ciphertext.toString('base64'),
      ciphertextCrc32c: String(crc32c(ciphertext)),
      verifiedPlaintextCrc32c: sums.plaintextCrc32c !== undefined,
      verifiedAdditionalAuthenticatedDataCrc32c: sums.additionalAuthenticatedDataCrc32c !== undefined,
      protectionLevel: 'SOFTWARE',
    });
  }

  function decrypted({
    ciphertext,
    additionalAuthenticatedData: aad = Buffer.alloc(0),
    ...sums
  }: z.output<typeof Decrypt>) {
    if (!agrees(sums.ciphertextCrc32c, ciphertext) || !agrees(sums.additionalAuthenticatedDataCrc32c, aad))
      return invalid('the checksum does not match');
    const secret = versions[(ciphertext[0] ?? 0) - 1];
    if (secret === null) return failed();
    if (secret === undefined) return invalid('decryption failed');
    try {
      const decipher = createDecipheriv('aes-256-gcm', secret, ciphertext.subarray(1, 13), { authTagLength: 16 })
        .setAAD(aad)
        .setAuthTag(ciphertext.subarray(13, 29));
      const plaintext = Buffer.concat([decipher.update(ciphertext.subarray(29)), decipher.final()]);
      return answer({
        plaintext: plaintext.toString('base64'),
        plaintextCrc32c: String(crc32c(plaintext)),
        usedPrimary: ciphertext[0] === versions.length,
        protectionLevel: 'SOFTWARE',
      });
    } catch {
      return invalid('decryption failed');
    }
  }

  function answers({ verb, url, header, body }: Asked): Answered | null {
    if (trouble === 'away') return null;
    if (trouble === 'busy') return failure(429, 'RESOURCE_EXHAUSTED', 'quota');
    if (trouble === 'garbled') return { status: 200, headers: { 'content-type': 'text/html' }, text: '<html>' };
    if (header('authorization') !== `Bearer ${token}`) return failure(401, 'UNAUTHENTICATED', 'no credentials');
    if (trouble === 'denied') return failure(403, 'PERMISSION_DENIED', 'not allowed');
    const [path, method] = decodeURI(url.pathname).split(':');
    if (verb !== 'POST' || path !== `/v1/${key}` || (method !== 'encrypt' && method !== 'decrypt'))
      return failure(404, 'NOT_FOUND', 'no such key or method');
    calls[method] += 1;
    if (method === 'encrypt') {
      const asked = Encrypt.safeParse(parsed(body));
      return asked.success ? encrypted(asked.data) : invalid('Invalid JSON payload received.');
    }
    const asked = Decrypt.safeParse(parsed(body));
    return asked.success ? decrypted(asked.data) : invalid('Invalid JSON payload received.');
  }

  const server = createShell(answers, () => failure(500, 'INTERNAL', 'a fault of the stand-in'));
  const port = await listen(server, 0);
  return {
    root: `http://127.0.0.1:${port}`,
    key,
    token,
    calls,
    rotate: () => void versions.push(randomBytes(32)),
    destroy: (version) => {
      versions[version - 1] = null;
    },
    trouble: (kind) => {
      trouble = kind;
    },
    close: () => stop(server),
  };
}

function agrees(told: number | undefined, content: Buffer): boolean {
  return told === undefined || told === crc32c(content);
}

function failed(): Answered {
  return failure(400, 'FAILED_PRECONDITION', 'the version is not enabled');
}
