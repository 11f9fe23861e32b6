import {
  createLocalJWKSet,
  errors,
  type CryptoKey,
  type JSONWebKeySet,
  type JWSHeaderParameters,
  type FlattenedJWSInput,
} from 'jose';
import { z } from 'zod';
import { HttpFailure } from '../../../http/failure.ts';
import { readJson } from '../../../http/json.ts';
import { LaunchRefused } from '../../launch.ts';
import type { LaunchSettings } from './settings.ts';

/** Milliseconds after which keys are fetched again in any case. */
const KEPT_FOR = 60 * 60 * 1000;
/** Milliseconds between two fetches at least, however many unknown key ids arrive. */
const REST = 30 * 1000;
const MOST_KEYS = 20;

const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(MOST_KEYS) });

type KeyOf = (header: JWSHeaderParameters, token: FlattenedJWSInput) => Promise<CryptoKey>;

/**
 * The platform's public keys: kept for an hour, and asked for again at once when a token names one that is not
 * among them (keys are rotated), at most every half minute.
 * @throws LaunchRefused `key` for a key the platform does not have, `keys-unreachable` when it cannot be asked
 */
export function platformKeys({ jwksUrl, http, now }: Pick<LaunchSettings, 'jwksUrl' | 'http' | 'now'>): KeyOf {
  let cached: { readonly keyOf: ReturnType<typeof createLocalJWKSet>; readonly at: number } | null = null;
  let asking: Promise<void> | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;

  async function ask(): Promise<void> {
    askedAt = now();
    cached = { keyOf: createLocalJWKSet(await fetchKeys(jwksUrl, http)), at: now() };
  }

  /** Several launches at the same time share one request. */
  function refresh(): Promise<void> {
    return (asking ??= ask().finally(() => {
      asking = null;
    }));
  }

  return async (header, token) => {
    if (cached === null || now() - cached.at > KEPT_FOR) await refresh();
    for (;;) {
      try {
        if (cached === null) throw new LaunchRefused('keys-unreachable');
        return await cached.keyOf(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        if (now() - askedAt < REST) throw new LaunchRefused('key');
        await refresh();
      }
    }
  };
}

async function fetchKeys(url: string, http: LaunchSettings['http']): Promise<JSONWebKeySet> {
  try {
    const reply = await http.send(
      { method: 'GET', url, headers: new Headers({ accept: 'application/json' }), body: null },
      {
        kind: 'read',
        school: 'launch',
        quotas: [],
        alone: null,
        onSend: () => undefined,
      },
    );
    if (reply.status !== 200) throw new LaunchRefused('keys-unreachable');
    return KeySet.parse(readJson(reply));
  } catch (error) {
    if (error instanceof HttpFailure || error instanceof z.ZodError) throw new LaunchRefused('keys-unreachable');
    throw error;
  }
}
