import { createHttp } from '../../../src/http/index.ts';
import type { Http } from '../../../src/http/types.ts';
import { createGoogle, type GoogleSettings } from '../../../src/lms/google/index.ts';
import { createSchoology, type SchoologySettings } from '../../../src/lms/schoology/index.ts';
import type { Lms } from '../../../src/lms/types.ts';
import type { OpenSandbox } from '../../../src/sandbox/google/index.ts';
import type { OpenSchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import { httpWorld } from './http-world.ts';
import { fetchInto, INSIDE } from './in-process.ts';

export const MARKER_ROOT = 'https://waymark.example/r/';

/** The adapter as the first teacher of a stand-in that listens nowhere. */
export function googleInside(box: OpenSandbox, school: string, http: Http, hintsTopic?: string): Lms {
  return createGoogle({
    ...googleSettingsInside(box, box.teachers[0]?.refreshToken ?? '', http),
    school,
    ...(hintsTopic === undefined ? {} : { hintsTopic }),
  });
}

/** Settings of the adapter for whoever holds that token at a stand-in that listens nowhere; no wait takes time. */
export function googleSettingsInside(
  { clientId, clientSecret, answers }: Pick<OpenSandbox, 'clientId' | 'clientSecret' | 'answers'>,
  refreshToken: string,
  http: Http = httpInside(answers),
): GoogleSettings {
  return {
    school: 'small',
    clientId,
    clientSecret,
    refreshToken,
    classroomRoot: INSIDE,
    formsRoot: INSIDE,
    tokenUrl: `${INSIDE}/token`,
    markerRoot: MARKER_ROOT,
    http,
  };
}

/** What leaves it is answered by the stand-in at once. */
export function httpInside(answers: OpenSandbox['answers']): Http {
  return createHttp({
    ...httpWorld(),
    timeLimit: () => new AbortController().signal,
    fetch: fetchInto(answers),
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
