import type { Http } from '../../../src/http/types.ts';
import { createGoogle } from '../../../src/lms/google/index.ts';
import { createSchoology, type SchoologySettings } from '../../../src/lms/schoology/index.ts';
import type { Lms } from '../../../src/lms/types.ts';
import type { OpenSandbox } from '../../../src/sandbox/google/index.ts';
import type { OpenSchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import { INSIDE } from './in-process.ts';

export const MARKER_ROOT = 'https://waymark.example/r/';

/** The adapter as the first teacher of a stand-in that listens nowhere. */
export function googleInside(
  { clientId, clientSecret, teachers: [teacher] }: OpenSandbox,
  school: string,
  http: Http,
  hintsTopic?: string,
): Lms {
  return createGoogle({
    school,
    clientId,
    clientSecret,
    refreshToken: teacher?.refreshToken ?? '',
    classroomRoot: INSIDE,
    formsRoot: INSIDE,
    tokenUrl: `${INSIDE}/token`,
    markerRoot: MARKER_ROOT,
    http,
    ...(hintsTopic === undefined ? {} : { hintsTopic }),
  });
}

/** The adapter as the first teacher of a stand-in that listens nowhere. */
export function schoologyInside(
  { consumerKey, consumerSecret, teachers: [teacher] }: OpenSchoologySandbox,
  school: string,
  rest: Pick<SchoologySettings, 'http' | 'now' | 'nonce' | 'probes'>,
): Lms {
  return createSchoology({
    school,
    consumerKey,
    consumerSecret,
    token: teacher?.token ?? '',
    tokenSecret: teacher?.secret ?? '',
    apiRoot: INSIDE,
    markerRoot: MARKER_ROOT,
    ...rest,
  });
}
