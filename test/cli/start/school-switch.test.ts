import { describe, expect, it } from '@jest/globals';
import express from 'express';
import { schoolSwitch } from '../../../src/cli/start/school-switch.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { serveApp } from '../../builders/served/served-app.ts';

function file(id: string, teacher: string): SchoolFile {
  return SchoolFile.parse({
    school: { id, name: `School ${id}`, lms: 'google', timeZone: 'UTC', languages: ['en'] },
    courses: [{ id: `${id}-1`, teacher }],
    targets: [],
    tags: [],
  });
}

const { viewer, choose, links } = schoolSwitch([file('cedar', 'a@cedar.example'), file('bell', '50101')]);

async function ask(
  path: string,
  cookie = '',
): Promise<{ status: number; location: string | null; cookie: string | null; viewer: unknown }> {
  const app = express().use(choose, async (request, response) => {
    response.json(await viewer(request, request.path === '/school' ? 'administrator' : 'teacher'));
  });
  const served = await serveApp(app);
  try {
    const response = await fetch(served.url + path, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    const text = await response.text();
    return {
      status: response.status,
      location: response.headers.get('location'),
      cookie: response.headers.get('set-cookie'),
      viewer: text.startsWith('{') ? JSON.parse(text) : null,
    };
  } finally {
    await served.close();
  }
}

describe('the switch between sandbox schools', () => {
  it('shows the first school until another is chosen', async () => {
    expect((await ask('/')).viewer).toEqual({ role: 'teacher', school: 'cedar', teacher: 'a@cedar.example' });
  });

  it('remembers the choice for this browser and keeps the rest of the address', async () => {
    const chosen = await ask('/?school=bell&lang=es');

    expect(chosen).toMatchObject({ status: 303, location: '/?lang=es', cookie: expect.stringContaining('bell') });
    expect(chosen.cookie).toContain('__Host-waymark=; Path=/; Max-Age=0'); // nobody any more who came in from inside a class
    expect((await ask('/', chosen.cookie?.split(';')[0])).viewer).toEqual({
      role: 'teacher',
      school: 'bell',
      teacher: '50101',
    });
  });

  it('lets whoever tries Waymark look after all of the schools, one at a time', async () => {
    const all = { role: 'administrator', account: 'administrator@sandbox.example', schools: ['cedar', 'bell'] };
    expect((await ask('/school')).viewer).toEqual({ ...all, school: 'cedar' });
    expect((await ask('/school?at=bell')).viewer).toEqual({ ...all, school: 'bell' });
    expect((await ask('/school?at=elsewhere')).viewer).toEqual({ ...all, school: 'cedar' });
  });

  it('knows no other school', async () => {
    expect(await ask('/?school=elsewhere')).toMatchObject({ status: 200, viewer: { school: 'cedar' } });
    expect((await ask('/', 'waymark-sandbox-school=elsewhere')).viewer).toMatchObject({ school: 'cedar' });
  });

  it('names every school, and where it is chosen', () => {
    expect(links).toEqual([
      { id: 'cedar', name: 'School cedar', href: '/?school=cedar' },
      { id: 'bell', name: 'School bell', href: '/?school=bell' },
    ]);
  });
});
