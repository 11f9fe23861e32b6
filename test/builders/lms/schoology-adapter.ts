import { randomBytes } from 'node:crypto';
import { createHttp } from '../../../src/http/index.ts';
import type { Http } from '../../../src/http/types.ts';
import { createSchoology } from '../../../src/lms/schoology/index.ts';
import type { SchoologySettings } from '../../../src/lms/schoology/index.ts';
import { createProbes } from '../../../src/lms/schoology/probes.ts';
import type { Lms } from '../../../src/lms/types.ts';
import type { SchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import { httpWorld } from './http-world.ts';

export const API = 'https://schoology.example';
export const MARKER_ROOT = 'https://waymark.example/r/';

/** The HTTP layer on the real (or mocked) network; no wait takes time. */
export function quickHttp(): Http {
  return createHttp({
    ...httpWorld(),
    timeLimit: (limit) => AbortSignal.timeout(limit),
    fetch: (input, init) => fetch(input, init),
  });
}

/** Settings of a teacher at a mocked host. */
export function schoologySettings(change: Partial<SchoologySettings> = {}): SchoologySettings {
  return {
    school: 'bell',
    consumerKey: 'consumer',
    consumerSecret: 'consumer-secret',
    token: 'token',
    tokenSecret: 'token-secret',
    apiRoot: API,
    markerRoot: MARKER_ROOT,
    http: quickHttp(),
    now: () => Date.parse('2026-09-14T07:00:00Z'),
    nonce: () => randomBytes(16).toString('hex'),
    probes: createProbes(),
    ...change,
  };
}

export function schoology(change: Partial<SchoologySettings> = {}): Lms {
  return createSchoology(schoologySettings(change));
}

/** As the first teacher of a sandbox school. */
export function inSchoologySandbox(
  sandbox: SchoologySandbox,
  change: Partial<SchoologySettings> = {},
): SchoologySettings {
  const [teacher] = sandbox.teachers;
  return schoologySettings({
    apiRoot: sandbox.root,
    consumerKey: sandbox.consumerKey,
    consumerSecret: sandbox.consumerSecret,
    token: teacher?.token ?? '',
    tokenSecret: teacher?.secret ?? '',
    ...change,
  });
}
