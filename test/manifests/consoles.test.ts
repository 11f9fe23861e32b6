import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { filledIn, MANIFEST_NAMES, readManifest } from '../../manifests/make/read.ts';
import { SETTING_NAMES } from '../../src/environment.ts';
import {
  HINT_SCOPES,
  NIGHT_SCOPES,
  QUIZ_SCOPES,
  STUDENT_FRAME_SCOPES,
  TEACHER_FRAME_SCOPES,
} from '../../src/lms/google/scopes.ts';
import { routes } from '../../src/pages/routes.ts';

const FOLDER = fileURLToPath(new URL('../../manifests/', import.meta.url));
const THERE = new Set(routes.map(({ path }) => path));

/** Every text in a file, wherever it stands. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Width, height and whether a pixel may be transparent, from the head of a PNG. */
function sizeOf(picture: string): { width: number; height: number; alpha: boolean } {
  const head = readFileSync(join(FOLDER, 'google', picture));
  expect(head.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20), alpha: head.readUInt8(25) === 6 };
}

describe('what goes into the consoles of the vendors', () => {
  it.each(MANIFEST_NAMES)('%s has the fields of its page, within their limits', (name) => {
    expect(() => readManifest(name)).not.toThrow();
  });

  it.each(MANIFEST_NAMES)('%s names only addresses that Waymark serves', (name) => {
    const addresses = textsIn(readManifest(name)).filter((text) => text.startsWith('{base}'));
    const paths = addresses.map((text) => text.slice('{base}'.length).split('?')[0] ?? '');
    expect(paths.filter((path) => !THERE.has(path))).toEqual([]);
  });

  it.each(MANIFEST_NAMES)('%s has nothing left open once an installation is known', (name) => {
    const filled = filledIn(name, {
      base: 'https://waymark.cedar.example',
      operator: 'Cedar County',
      contact: 'help@cedar.example',
    });
    expect(textsIn(filled).filter((text) => /[{}]/.test(text))).toEqual([]);
  });

  it('has no file that nothing checks', () => {
    const files = ['google', 'schoology'].flatMap((folder) =>
      readdirSync(join(FOLDER, folder)).map((name) => `${folder}/${name}`),
    );
    expect(files.filter((name) => name.endsWith('.json')).toSorted()).toEqual(MANIFEST_NAMES.toSorted());
  });
});

describe('the scopes for Google', () => {
  const { scopes } = readManifest('google/scopes.json');
  const askedOf = (who: (typeof scopes)[number]['askedOf'][number]): Set<string> =>
    new Set(scopes.filter((each) => each.askedOf.includes(who)).map(({ scope }) => scope));

  it('are those that the code asks people for, and no other', () => {
    expect(askedOf('teacher')).toEqual(new Set([...NIGHT_SCOPES, ...TEACHER_FRAME_SCOPES]));
    expect(askedOf('teacher, with hints')).toEqual(new Set(HINT_SCOPES));
    expect(askedOf('student')).toEqual(new Set(STUDENT_FRAME_SCOPES));
    expect(askedOf('forms owner')).toEqual(new Set(QUIZ_SCOPES));
    // behind a link OpenID's short names are asked for: openid, email, profile
    expect(askedOf('link')).toEqual(new Set(STUDENT_FRAME_SCOPES.filter((scope) => !scope.includes('classroom'))));
    expect(new Set(scopes.map(({ scope }) => scope)).size).toBe(scopes.length);
  });

  it('hold none that would need a security assessment, and say of every other which duty it brings', () => {
    expect(scopes.filter(({ scope }) => /\/(drive|gmail|admin)/.test(scope))).toEqual([]);
    for (const each of scopes)
      expect([each.scope, each.class]).toEqual([
        each.scope,
        /\/(classroom|forms)\./.test(each.scope) ? 'sensitive' : 'non-sensitive',
      ]);
  });
});

describe('the pages inside Classroom', () => {
  const { attachmentSetupUri, allowedAttachmentUriPrefixes, attachmentUris } =
    readManifest('google/classroom-add-on.json');

  it('are the four that may be framed there, each below an allowed prefix', () => {
    const named = [attachmentSetupUri, ...Object.values(attachmentUris)];
    const framed = routes.filter((route) => route.framed === 'addon' && route.method === 'get');
    expect(named.map((uri) => uri.slice('{base}'.length)).toSorted()).toEqual(
      framed.map(({ path }) => path).toSorted(),
    );
    for (const uri of named) expect(allowedAttachmentUriPrefixes.some((prefix) => uri.startsWith(prefix))).toBe(true);
  });
});

describe('the listings', () => {
  const listings = [readManifest('google/listing.en.json'), readManifest('google/listing.es.json')];

  it('bear the name of the consent screen and of the Schoology app', () => {
    const names = [
      ...listings.map(({ applicationName }) => applicationName),
      readManifest('google/consent-screen.json').branding.appName,
      readManifest('schoology/app.json').name,
    ];
    expect(new Set(names).size).toBe(1);
  });

  it.each(listings)('in $language show pictures of the sizes asked for', ({ graphics }) => {
    expect(sizeOf(graphics.icon128)).toEqual({ width: 128, height: 128, alpha: true });
    expect(sizeOf(graphics.icon32)).toEqual({ width: 32, height: 32, alpha: true });
    expect(sizeOf(graphics.cardBanner)).toMatchObject({ width: 220, height: 140 });
    for (const screenshot of graphics.screenshots)
      expect(sizeOf(screenshot)).toMatchObject({ width: 1280, height: 800 });
  });

  it('and the consent screen show a logo of 120 by 120, and all pictures together are small', () => {
    expect(sizeOf(readManifest('google/consent-screen.json').branding.appLogo)).toMatchObject({
      width: 120,
      height: 120,
    });
    const pictures = readdirSync(join(FOLDER, 'assets')).map((name) => statSync(join(FOLDER, 'assets', name)).size);
    expect(pictures.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
  });
});

describe('the Schoology app', () => {
  it('names settings that there are, and the custom parameter that a launch is read with', () => {
    const { settingsFromApiInfo, customParameters } = readManifest('schoology/lti.json');
    expect(Object.keys(settingsFromApiInfo).filter((name) => !SETTING_NAMES.includes(name))).toEqual([]);
    expect(customParameters).toEqual({ domain: '$com.schoology.Launch.domain' });
  });

  it('is led to the two addresses of the launch', () => {
    const lti = readManifest('schoology/lti.json');
    const [start, end] = ['get', 'post'].map((method) =>
      routes.find((route) => route.method === method && route.path === '/schoology/launch'),
    );
    expect([start?.for, end?.fromLms]).toEqual(['anyone', true]);
    expect([lti.oidcLoginInitUrl, ...lti.redirectUrls]).toEqual(['{base}/schoology/launch', '{base}/schoology/launch']);
    expect(lti.jwksUrl).toBe('{base}/schoology/keys');
  });
});
