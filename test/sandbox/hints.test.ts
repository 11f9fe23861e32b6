import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { COURSE, learnerId, quiz, TEACHER } from '../builders/lms/sandbox.ts';
import { at, list, openSmall } from './client.ts';
import type { Client } from './client.ts';

const TOPIC = { topicName: 'projects/waymark-sandbox/topics/hints' };
const WATCHES = '/v1/forms/form1/watches';
const SCOPES = ['classroom.push-notifications', 'classroom.coursework.students', 'forms.body.readonly'];
const DAY = 24 * 60;

let client: Client;
let teacher: Client;
beforeEach(async () => {
  client = await openSmall({ work: [{ id: 'w1', quiz: quiz('form1', [{}]) }] });
  teacher = await client.as(TEACHER.id, SCOPES);
});
afterEach(() => client.close());

const registration = (change: object = {}) => ({
  feed: { feedType: 'COURSE_WORK_CHANGES', courseWorkChangesInfo: { courseId: COURSE } },
  cloudPubsubTopic: TOPIC,
  ...change,
});
const watch = (eventType = 'RESPONSES', change: object = {}) => ({
  watch: { eventType, target: { topic: TOPIC }, ...change },
});
/** And the teacher signs in again, as a token is good for an hour. */
async function passes(minutes: number): Promise<void> {
  client.wait(minutes);
  teacher = await client.as(TEACHER.id, SCOPES);
}
const published = () => client.sandbox.world.state.notices.splice(0);

describe('a registration', () => {
  it('lasts a week, and as long again when the same is sent once more', async () => {
    const { body: first } = await teacher.post('/v1/registrations', registration());
    await passes(5 * DAY);
    const { body: again } = await teacher.post(
      '/v1/registrations',
      registration({ expiryTime: '2030-01-01T00:00:00Z' }),
    );

    expect(again['registrationId']).toBe(first['registrationId']);
    expect(Date.parse(String(again['expiryTime'])) - Date.parse(String(first['expiryTime']))).toBe(5 * DAY * 60_000);
    expect((await teacher.remove(`/v1/registrations/${String(first['registrationId'])}`)).status).toBe(200);
    expect((await teacher.remove(`/v1/registrations/${String(first['registrationId'])}`)).status).toBe(404);
  });

  it.each([
    ['of no feed', registration({ feed: {} }), 400],
    ['of a feed without its class', registration({ feed: { feedType: 'COURSE_ROSTER_CHANGES' } }), 400],
    [
      'of a class nobody knows',
      registration({ feed: { feedType: 'COURSE_WORK_CHANGES', courseWorkChangesInfo: { courseId: '1' } } }),
      404,
    ],
    ['of a whole domain', registration({ feed: { feedType: 'DOMAIN_ROSTER_CHANGES' } }), 403],
    [
      'of people, which its scopes do not show',
      registration({ feed: { feedType: 'COURSE_ROSTER_CHANGES', courseRosterChangesInfo: { courseId: COURSE } } }),
      403,
    ],
    ['to a topic that is none', registration({ cloudPubsubTopic: { topicName: 'hints' } }), 400],
    ['with a field there is not', registration({ until: 'forever' }), 400],
  ])('%s is refused', async (_what, body, status) => {
    expect((await teacher.post('/v1/registrations', body)).status).toBe(status);
  });

  it('is refused to a student, and to a teacher who did not allow it', async () => {
    expect((await (await client.as(learnerId(1), SCOPES)).post('/v1/registrations', registration())).status).toBe(403);
    expect((await (await client.as(TEACHER.id)).post('/v1/registrations', registration())).status).toBe(403);
  });

  it('tells of work and what is handed in, and of nothing else', async () => {
    const { body } = await teacher.post('/v1/registrations', registration());
    const { world } = client.sandbox;
    world.grade({ course: COURSE, item: 'w1', learner: learnerId(1), draft: 3 });
    world.createAnnouncement(COURSE, 'No school on Friday');
    world.leave(COURSE, learnerId(2));

    expect(published()).toMatchObject([
      {
        topic: TOPIC.topicName,
        attributes: { registrationId: body['registrationId'] },
        data: {
          collection: 'courses.courseWork.studentSubmissions',
          resourceId: { courseId: COURSE, courseWorkId: 'w1' },
        },
      },
    ]);
  });

  it('tells nothing any more of a teacher who takes back what they allowed', async () => {
    await teacher.post('/v1/registrations', registration());
    client.sandbox.world.revoke(TEACHER.id);
    client.sandbox.world.grade({ course: COURSE, item: 'w1', learner: learnerId(1), draft: 3 });

    expect(published()).toEqual([]);
  });
});

describe('a watch on a form', () => {
  it('is one of a kind, lasts a week, and is renewed as long as it lasts', async () => {
    const { body } = await teacher.post(WATCHES, watch());
    const renew = `${WATCHES}/${String(body['id'])}:renew`;
    expect((await teacher.post(WATCHES, watch())).status).toBe(400);
    expect((await teacher.post(WATCHES, watch('SCHEMA'))).status).toBe(200);
    await passes(6 * DAY);
    expect((await teacher.post(renew)).status).toBe(200);
    await passes(2 * DAY);

    expect(list((await teacher.get(WATCHES)).body, 'watches').map((each) => at(each, 'eventType'))).toEqual([
      'RESPONSES',
    ]);
    await passes(5 * DAY);
    expect((await teacher.post(renew)).status).toBe(404);
    expect((await teacher.post(WATCHES, watch())).status).toBe(200);
  });

  it.each([
    ['of no kind', watch('EVENT_TYPE_UNSPECIFIED')],
    ['with an id of its own inside', watch('SCHEMA', { id: 'mine' })],
    ['by a name that is none', { ...watch('SCHEMA'), watchId: 'A1' }],
    ['without a topic', { watch: { eventType: 'SCHEMA' } }],
    ['with a field there is not', watch('SCHEMA', { until: 'forever' })],
  ])('%s is refused', async (_what, body) => {
    expect((await teacher.post(WATCHES, body)).status).toBe(400);
  });

  it('names the form and the kind, and nothing of what was answered', async () => {
    await teacher.post(WATCHES, watch());
    await teacher.post(WATCHES, watch('SCHEMA'));
    client.sandbox.world.answer('form1', 'somebody@small.example', { q1: 'right' });

    expect(published()).toMatchObject([{ attributes: { formId: 'form1', eventType: 'RESPONSES' }, data: null }]);
  });
});
