import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { CourseId, CourseworkId } from '../../../src/ids.ts';
import type { AddonPlace } from '../../../src/lms/addon.ts';
import { createGoogle, REQUESTED_SCOPES } from '../../../src/lms/google/index.ts';
import { STUDENT_FRAME_SCOPES, TEACHER_FRAME_SCOPES } from '../../../src/lms/google/scopes.ts';
import type { Lms } from '../../../src/lms/types.ts';
import { openSandbox, type OpenSandbox } from '../../../src/sandbox/google/index.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import { vaultIn } from '../../builders/memory/vault.ts';
import type { Store } from '../../../src/store/types.ts';
import type { Frame, Opening, SignedIn, TicketDesk } from '../../../src/sync/tickets/desk.ts';
import { openDesk } from '../../../src/sync/tickets/open-desk.ts';
import { composed, save, SCHOOL } from '../../builders/ticket/desk.ts';
import { googleSettingsInside } from '../../builders/lms/inside.ts';
import { valuesOf } from '../../builders/memory/rows.ts';
import { COURSE, later, learnerId, smallSchool, START, TEACHER } from '../../builders/lms/sandbox.ts';
import { schoolFile } from '../../builders/school.ts';
import { memoryStore } from '../../builders/served/store.ts';

const NOW = later(START, 600);
const SIX = later(NOW, 6);
const PLACE: AddonPlace = { course: CourseId.parse(COURSE), item: CourseworkId.parse('w1'), kind: 'assignment' };
const ANNA = learnerId(1);

let sandbox: OpenSandbox;
let store: Store;
let desk: TicketDesk;
let attached: string | null;

beforeEach(async () => {
  sandbox = openSandbox({ today: () => NOW, school: smallSchool({ work: [{ id: 'w1', maxPoints: 3 }] }) });
  store = await memoryStore();
  await store.school(SCHOOL, (db) => saveSchoolFile(db, schoolFile(), NOW));
  const vault = vaultIn(store);
  desk = openDesk({
    store,
    connect: async () => lmsOf(TEACHER.id, [...REQUESTED_SCOPES, ...TEACHER_FRAME_SCOPES]),
    seal: {
      close: (school, { lms, id }, secret) => vault.seal(secret, { lms, school, user: id, purpose: 'attach' }),
      open: (school, { lms, id }, sealed) => vault.open(sealed, { lms, school, user: id, purpose: 'attach' }),
    },
    subject: (school, id) => `subject of ${school} ${id}`,
    random: () => randomBytes(16),
    baseUrl: 'https://waymark.example',
    patience: 5000,
    note: () => {},
  });
  const { id } = await open(TEACHER.id, 'discovery');
  ({ attachment: attached } = await desk.attach(teacher(), id, { draft: 'draft-0000000001', ticket: composed() }, NOW));
});
afterEach(async () => {
  await desk.settled();
  sandbox.close();
  await store.close();
});

function lmsOf(person: string, scopes: readonly string[]): Lms {
  const refreshToken = `1//frame-${person}-${scopes.length}`;
  sandbox.world.grant(person, refreshToken, scopes);
  return createGoogle(googleSettingsInside(sandbox, refreshToken));
}

function as(person: string, scopes: readonly string[]): SignedIn {
  return {
    person: { lms: 'google', id: person, name: null, email: null, domain: null },
    as: async () => lmsOf(person, scopes),
  };
}
const teacher = (): SignedIn => as(TEACHER.id, [...REQUESTED_SCOPES, ...TEACHER_FRAME_SCOPES]);
const learner = (person: string): SignedIn => as(person, STUDENT_FRAME_SCOPES);

function open(
  person: string,
  frame: Frame,
  wish: { place?: AddonPlace; submission?: string; attachment?: string } = {},
): Promise<Opening> {
  const place = wish.place ?? PLACE;
  return desk.open(
    person === TEACHER.id ? teacher() : learner(person),
    {
      frame,
      place,
      attachment: frame === 'discovery' ? null : (wish.attachment ?? attached),
      token: frame === 'discovery' ? sandbox.world.addons.mintToken(place.course, place.item, person) : null,
      submission: wish.submission ?? null,
    },
    NOW,
  );
}

describe('a ticket in Classroom', () => {
  it('goes from composing to a draft grade', async () => {
    const anna = await open(ANNA, 'student');
    const room = await open(TEACHER.id, 'teacher');
    await desk.save(learner(ANNA), anna.id, { saves: [save(1, 1), save(2, '2')], done: true }, NOW);
    const live = await desk.live(teacher(), room.id, null, NOW);
    expect(live).toMatchObject({
      state: 'open',
      learners: expect.arrayContaining([expect.objectContaining({ id: ANNA, done: true })]),
    });
    await desk.move(teacher(), room.id, { act: 'grade-together' }, NOW);
    await desk.move(teacher(), room.id, { act: 'show-key' }, NOW);
    await desk.settled();
    const review = await open(TEACHER.id, 'review', { submission: anna.submission ?? '' });
    expect(review.learner).toBe(ANNA);
    expect(await desk.live(teacher(), review.id, null, NOW)).toMatchObject({ review: { grade: { points: 1, of: 2 } } });
  });

  it('is refused to whoever is not in the class, and ends for who left it', async () => {
    const anna = await open(ANNA, 'student');
    const somebody = { id: '8002', email: '8002@small.example', given: 'A', family: 'B' };
    sandbox.world.addPerson(somebody);
    await expect(open('8002', 'student')).rejects.toMatchObject({ status: 403, reason: 'not-yours' });
    sandbox.world.leave(COURSE, ANNA);
    await expect(desk.page(learner(ANNA), anna.id, SIX)).rejects.toMatchObject({ status: 403, reason: 'left-class' });
  });

  it('that is copied with its assignment is a fresh one there, though it leads to the old address', async () => {
    const first = await open(ANNA, 'student');
    await desk.save(learner(ANNA), first.id, { saves: [save(1, 1)] }, NOW);
    const item = CourseworkId.parse(sandbox.world.copy(COURSE, 'w1', { state: 'PUBLISHED' }));
    const place = { ...PLACE, item };
    const { addon } = lmsOf(TEACHER.id, TEACHER_FRAME_SCOPES);
    const [copy] = addon === null ? [] : await valuesOf(addon.attachments(place));
    const attachment = copy?.id ?? '';
    const fresh = await open(ANNA, 'student', { place, attachment });
    expect(fresh.ticket).not.toBe(first.ticket);
    expect(await desk.page(learner(ANNA), fresh.id, NOW)).toMatchObject({
      ticket: { title: 'Adding fractions' },
      live: { answers: [] },
    });
  });
});
