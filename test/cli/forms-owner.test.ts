import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../src/sandbox/google/index.ts';
import { startSchoologySandbox, type SchoologySandbox } from '../../src/sandbox/schoology/index.ts';
import { loadConfig } from '../../src/config.ts';
import { SchoolId } from '../../src/ids.ts';
import { markCredential } from '../../src/store/people/credentials.ts';
import { openStore } from '../../src/store/index.ts';
import { instant } from '../../src/time.ts';
import { deskOnServer, type Desk } from '../builders/served/command.ts';
import { FORM_SCOPES, formsWorld, OWNER, OWNERS_TOKEN } from '../builders/lms/forms.ts';
import { START, SECTION, smallSchoology, TEACHER } from '../builders/lms/schoology.ts';

const SCHOOL = {
  school: { id: 'small', name: 'Small School', lms: 'schoology', timeZone: 'America/Chicago' },
  courses: [{ id: SECTION, teacher: TEACHER.uid, formsOwner: OWNER.email }],
  targets: [{ code: '5.NF.A.1', iCan: 'I can add fractions' }],
};
const OTHER = { id: 'g2', email: 'o.lund@small.example', given: 'Omar', family: 'Lund' };

let at: Awaited<ReturnType<typeof deskOnServer>>;
let schoology: SchoologySandbox;
let google: Sandbox;

function file(name: string, text: string): string {
  writeFileSync(join(at.folder, name), text);
  return join(at.folder, name);
}

function grant(token: string, user = OWNER.email, school = 'small'): ReturnType<Desk['run']> {
  return at.run(
    'grant',
    'google',
    '--school',
    school,
    '--user',
    user,
    '--refresh-token-file',
    file('token', `${token}\n`),
  );
}

async function grantTeacher(): Promise<void> {
  const [teacher] = schoology.teachers;
  await at.run(
    'grant',
    'schoology',
    '--school',
    'small',
    '--user',
    TEACHER.uid,
    '--token-file',
    file('key', `${teacher?.token}\n${teacher?.secret}\n`),
  );
}

async function findings(): Promise<{ ok: boolean; what: string; todo: string | null }[]> {
  return JSON.parse((await at.run('doctor', '--json')).out).findings.filter(({ about }: { about: string }) =>
    about.includes(SECTION),
  );
}

beforeAll(async () => {
  at = await deskOnServer();
  const today = () => instant(at.at);
  schoology = await startSchoologySandbox({ today, allowance: null, timestampSlack: null, school: smallSchoology({}) });
  const world = formsWorld();
  google = await startSandbox({
    today,
    school: {
      ...world,
      story: [
        ...world.story,
        { at: START, deed: { kind: 'person', person: OTHER } },
        { at: START, deed: { kind: 'granted', user: OTHER.id, refreshToken: '1//other', scopes: FORM_SCOPES } },
      ],
    },
  });
  Object.assign(at.env, {
    SCHOOLOGY_API_ROOT: schoology.root,
    SCHOOLOGY_CONSUMER_KEY: schoology.consumerKey,
    SCHOOLOGY_CONSUMER_SECRET: schoology.consumerSecret,
    GOOGLE_CLASSROOM_ROOT: google.root,
    GOOGLE_FORMS_ROOT: google.root,
    GOOGLE_TOKEN_URL: google.tokenUrl,
    GOOGLE_CLIENT_ID: google.clientId,
    GOOGLE_CLIENT_SECRET: google.clientSecret,
  });
  await at.run('apply', file('school.json', JSON.stringify(SCHOOL)));
  await grantTeacher();
});

afterAll(async () => {
  await schoology.close();
  await google.close();
  await at.close();
});

describe("the grant of who owns a course's forms", () => {
  it('is missed by doctor until it is there', async () => {
    expect(await findings()).toEqual([
      expect.objectContaining({ ok: true, what: 'its teacher is connected' }),
      expect.objectContaining({ ok: true, what: 'can be read' }),
      expect.objectContaining({
        ok: false,
        what: expect.stringContaining('owner of the forms'),
        todo: expect.stringContaining('waymark grant google --school small'),
      }),
    ]);
  });

  it('is taken for nobody the school file does not name', async () => {
    expect(await grant('1//other', OTHER.email)).toMatchObject({ exit: 2, err: expect.stringContaining('formsOwner') });
  });

  it('is taken from nobody else than the account that is named', async () => {
    expect(await grant('1//other')).toMatchObject({ exit: 1, err: expect.stringContaining('another account') });
    expect(await grant('nonsense')).toMatchObject({ exit: 1, err: expect.stringContaining('->') });
  });

  it('has to open the answers of forms, and nothing of a class', async () => {
    google.world.grant(
      OWNER.id,
      '1//narrow',
      FORM_SCOPES.filter((scope) => !scope.includes('responses')),
    );
    expect(await grant('1//narrow')).toMatchObject({ exit: 1, err: expect.stringContaining('read quiz answers') });
    google.world.grant(OWNER.id, OWNERS_TOKEN, FORM_SCOPES);

    expect(await grant(OWNERS_TOKEN, OWNER.email.toUpperCase())).toMatchObject({
      exit: 0,
      out: expect.stringContaining('works'),
      err: '',
    });
    expect(await findings()).toContainEqual(
      expect.objectContaining({ ok: true, what: "its forms' owner is connected" }),
    );
    expect(Object.keys(google.calls).filter((method) => method.startsWith('classroom.'))).toEqual([]);
  });

  it('is refused while it does not say whose it is', async () => {
    google.world.grant(
      OWNER.id,
      '1//nameless',
      FORM_SCOPES.filter((scope) => scope.includes('forms')),
    );

    expect(await grant('1//nameless')).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/whose it is[\s\S]*openid and e-mail/),
    });
    google.world.grant(OWNER.id, OWNERS_TOKEN, FORM_SCOPES);
    expect(await findings()).toContainEqual(
      expect.objectContaining({ ok: true, what: "its forms' owner is connected" }),
    );
  });

  it('has to be given again after a change of key, and the course goes on meanwhile', async () => {
    const { WAYMARK_KEY } = at.env;
    at.env['WAYMARK_KEY'] = Buffer.alloc(32, 7).toString('base64');
    await grantTeacher();

    expect(await findings()).toEqual([
      expect.objectContaining({ ok: true, what: 'its teacher is connected' }),
      expect.objectContaining({ ok: true, what: 'can be read' }),
      expect.objectContaining({
        ok: false,
        what: expect.stringContaining('does not open with this key'),
        todo: expect.stringContaining('waymark grant google --school small'),
      }),
    ]);
    at.env['WAYMARK_KEY'] = WAYMARK_KEY;
    await grantTeacher();
  });

  it('is not said to have ended by doctor when it has just worked', async () => {
    const store = await openStore(loadConfig(at.env).store);
    await store.school(SchoolId.parse('small'), (db) =>
      markCredential(db, 'google', OWNER.email, 'reconnect', 'refused last night', instant(at.at)),
    );
    await store.close();

    expect((await findings()).filter(({ ok }) => !ok)).toEqual([]);
  });

  it('is looked at by doctor, which says who has to connect again', async () => {
    google.world.revoke(OWNER.id);

    expect(await findings()).toContainEqual(
      expect.objectContaining({
        ok: false,
        what: expect.stringContaining('invalid_grant'),
        todo: expect.stringContaining('waymark grant google'),
      }),
    );
  });

  it('has no place in a school whose file names no such account', async () => {
    const { formsOwner: _named, ...course } = SCHOOL.courses[0] ?? { formsOwner: '' };
    await at.run(
      'apply',
      file('plain.json', JSON.stringify({ ...SCHOOL, school: { ...SCHOOL.school, id: 'plain' }, courses: [course] })),
    );

    expect(await grant(OWNERS_TOKEN, OWNER.email, 'plain')).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/schoology.*formsOwner/),
    });
  });
});
