import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SchoolId } from '../../src/ids.ts';
import { openStore } from '../../src/store/index.ts';
import { keepCode } from '../../src/store/people/deployments.ts';
import { NOBODYS } from '../../src/store/people/sign-ins.ts';
import { saveSchoolFile } from '../../src/store/schools.ts';
import { instant } from '../../src/time.ts';
import { launchSchool } from '../builders/lms/launch.ts';
import { deskOnServer } from '../builders/served/command.ts';

let at: Awaited<ReturnType<typeof deskOnServer>>;
beforeAll(async () => {
  at = await deskOnServer();
});
afterAll(() => at.close());

it('an operator confirms an installation with the code a teacher saw, once, and is told what is wrong with any other', async () => {
  const [now, later] = [instant(at.at), instant('2026-09-14T08:00:00Z')];
  const settings = { databaseUrl: at.env['DATABASE_URL'] ?? '', dataDir: '' };
  const store = await openStore(settings);
  const file = launchSchool();
  await store.school(SchoolId.parse('bell'), (db) => saveSchoolFile(db, file, now));
  const deployment = { lms: 'schoology', deployment: file.school.deployment ?? '' } as const;
  await store.school(NOBODYS, (db) => keepCode(db, 'ABCD-2345', deployment, later, now));
  await store.school(NOBODYS, (db) => keepCode(db, 'WXYZ-2345', { ...deployment, deployment: 'x' }, later, now));

  expect(await at.run('confirm', '--school', 'alder', '--code', 'abcd2345')).toMatchObject({ exit: 2 });
  expect(await at.run('confirm', '--school', 'bell', '--code', 'wxyz 2345')).toMatchObject({
    exit: 2,
    err: expect.stringContaining('another installation'),
  });
  expect(await at.run('confirm', '--school', 'bell', '--code', 'abcd 2345')).toMatchObject({
    exit: 0,
    out: expect.stringContaining('Confirmed.'),
  });
  expect(await at.run('confirm', '--school', 'bell', '--code', 'ABCD-2345')).toMatchObject({
    exit: 2,
    err: expect.stringContaining('no such code'),
  });
  expect(await store.schools(deployment.deployment)).toEqual(['bell']);
  await store.close();
});
