import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { at, AT, openSmall, textAt } from './client.ts';
import type { Client } from './client.ts';

let client: Client;
beforeEach(async () => {
  client = await openSmall();
});
afterEach(() => client.close());

const note = {
  text: 'Well done',
  assigneeMode: 'INDIVIDUAL_STUDENTS',
  individualStudentsOptions: { studentIds: ['9002'] },
};

describe('announcements', () => {
  it('go from a draft nobody sees to a message that one child sees', async () => {
    const { body } = await client.post(`${AT}/announcements`, note);
    expect(body).toMatchObject({ state: 'DRAFT', text: 'Well done' });
    expect((await client.get(`${AT}/announcements`)).body).toEqual({});
    await client.patch(`${AT}/announcements/${textAt(body, 'id')}?updateMask=state`, { state: 'PUBLISHED' });
    expect(at((await client.get(`${AT}/announcements`)).body, 'announcements')).toHaveLength(1);
    expect(client.sandbox.world.seenBy('9002').announcements.map(({ text }) => text)).toEqual(['Well done']);
    expect(client.sandbox.world.seenBy('9001').announcements).toEqual([]);
  });

  it('have no title, no topic and no points', async () => {
    for (const extra of [{ title: 'x' }, { topicId: '1' }, { maxPoints: 1 }])
      expect((await client.post(`${AT}/announcements`, { ...note, ...extra })).status).toBe(400);
  });

  it('are changed by their own project only, and deleted once', async () => {
    const byHand = client.sandbox.world.createAnnouncement('6001', 'From the teacher');
    expect((await client.remove(`${AT}/announcements/${byHand}`)).message).toMatch(/^@ProjectPermissionDenied /);
    const { body } = await client.post(`${AT}/announcements`, note);
    expect((await client.remove(`${AT}/announcements/${textAt(body, 'id')}`)).status).toBe(200);
    expect(at((await client.remove(`${AT}/announcements/${textAt(body, 'id')}`)).body, 'error', 'status')).toBe(
      'FAILED_PRECONDITION',
    );
  });

  it('move from child to child by modifyAssignees', async () => {
    const { body } = await client.post(`${AT}/announcements`, { ...note, state: 'PUBLISHED' });
    await client.post(`${AT}/announcements/${textAt(body, 'id')}:modifyAssignees`, {
      assigneeMode: 'INDIVIDUAL_STUDENTS',
      modifyIndividualStudentsOptions: { addStudentIds: ['9001'], removeStudentIds: ['9002'] },
    });
    expect([
      client.sandbox.world.seenBy('9001').announcements.length,
      client.sandbox.world.seenBy('9002').announcements.length,
    ]).toEqual([1, 0]);
  });
});

describe('topics', () => {
  it('exist once by name, trimmed', async () => {
    expect(at((await client.post(`${AT}/topics`, { name: ' Your next step ' })).body, 'name')).toBe('Your next step');
    const again = await client.post(`${AT}/topics`, { name: 'Your next step' });
    expect([again.status, at(again.body, 'error', 'status')]).toEqual([409, 'ALREADY_EXISTS']);
    expect((await client.post(`${AT}/topics`, { name: 'x'.repeat(101) })).status).toBe(400);
  });

  it('stand under the singular key', async () => {
    const teacher = await client.as('8001', ['classroom.topics']);
    await teacher.post(`${AT}/topics`, { name: 'One' });
    expect(at((await teacher.get(`${AT}/topics`)).body, 'topic')).toHaveLength(1);
  });
});

describe('people', () => {
  it('show their e-mail to those who may see it', async () => {
    expect((await client.get('/v1/userProfiles/me')).body).toMatchObject({
      id: '8001',
      emailAddress: 'teacher@small.example',
      name: { fullName: 'Tara Reed' },
    });
    const narrow = await client.as('8001', ['classroom.rosters.readonly']);
    expect(at((await narrow.get('/v1/userProfiles/me')).body, 'emailAddress')).toBeUndefined();
    expect(at((await narrow.get(`${AT}/students`)).body, 'students', 0, 'profile', 'emailAddress')).toBeUndefined();
  });

  it('are denied, not missing, when nobody has that profile', async () => {
    expect((await client.get('/v1/userProfiles/12345')).status).toBe(403);
  });
});

describe('hands', () => {
  it('copy a post with its materials, by hand and for the whole class', async () => {
    const { body } = await client.post(`${AT}/announcements`, {
      ...note,
      materials: [{ link: { url: 'https://waymark.example/r/abc' } }],
    });
    const copy = client.sandbox.world.copy('6001', String(at(body, 'id')), { state: 'PUBLISHED' });
    const { body: copied } = await client.get(`${AT}/announcements/${copy}`);
    expect(copied).toMatchObject({
      assigneeMode: 'ALL_STUDENTS',
      materials: [{ link: { url: 'https://waymark.example/r/abc' } }],
    });
    expect(at(copied, 'individualStudentsOptions')).toBeUndefined();
    expect((await client.remove(`${AT}/announcements/${copy}`)).status).toBe(403);
  });
});
