import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AttachmentId, CourseId, CourseworkId, LearnerId, SubmissionId } from '../../../src/ids.ts';
import type { Addon, AddonPlace, AttachRequest } from '../../../src/lms/addon.ts';
import { createGoogle, REQUESTED_SCOPES } from '../../../src/lms/google/index.ts';
import { STUDENT_FRAME_SCOPES, TEACHER_FRAME_SCOPES } from '../../../src/lms/google/scopes.ts';
import type { Lms } from '../../../src/lms/types.ts';
import { openSandbox } from '../../../src/sandbox/google/index.ts';
import type { OpenSandbox, SandboxOptions } from '../../../src/sandbox/google/index.ts';
import { googleSettingsInside } from '../../builders/lms/inside.ts';
import { valuesOf } from '../../builders/memory/rows.ts';
import { COURSE, later, learnerId, smallSchool, START, TEACHER } from '../../builders/lms/sandbox.ts';

const NOW = later(START, 600);
const PLACE: AddonPlace = { course: CourseId.parse(COURSE), item: CourseworkId.parse('w1'), kind: 'assignment' };
const REQUEST: AttachRequest = {
  title: 'Fractions',
  addresses: {
    student: 'https://waymark.example/addon/student?ticket=t1',
    teacher: 'https://waymark.example/addon/teacher?ticket=t1',
    review: 'https://waymark.example/addon/review?ticket=t1',
  },
  maxPoints: 3,
};

let sandbox: OpenSandbox;

function opened(options: Partial<SandboxOptions> = {}): void {
  sandbox = openSandbox({
    today: () => NOW,
    school: smallSchool({ work: [{ id: 'w1', maxPoints: 3 }] }),
    ...options,
  });
}

afterEach(() => {
  sandbox.close();
});

/** Somebody signed in, each with the scopes that a page asks of them. */
function signedIn(person: string, scopes: readonly string[]): Lms {
  const refreshToken = `1//frame-${person}`;
  sandbox.world.grant(person, refreshToken, scopes);
  return createGoogle(googleSettingsInside(sandbox, refreshToken));
}

function addonOf({ addon }: Lms): Addon {
  if (addon === null) throw new Error('Classroom has an add-on');
  return addon;
}

function teacher(): Addon {
  return addonOf(signedIn(TEACHER.id, TEACHER_FRAME_SCOPES));
}

function student(n: number): Addon {
  return addonOf(signedIn(learnerId(n), STUDENT_FRAME_SCOPES));
}

function token(): string {
  return sandbox.world.addons.mintToken(COURSE, 'w1', TEACHER.id);
}

describe('the add-on at the sandbox school', () => {
  it('takes a ticket from the page that attaches to the draft grade, with no more scopes than each page asks for', async () => {
    opened();
    const at = teacher();
    const offered = token();
    expect(await at.context(PLACE, { token: offered })).toEqual({ role: 'teacher', submission: null });
    expect(await valuesOf(at.attachments(PLACE))).toEqual([]);

    const { id } = await at.attach(PLACE, offered, REQUEST);
    const { role, submission } = await student(1).context(PLACE, { attachment: id });
    const work = submission ?? SubmissionId.parse('none');
    const before = await at.workOf(PLACE, id, work);
    await at.grade(PLACE, id, work, 2);

    expect(role).toBe('learner');
    expect(before).toEqual({ learner: learnerId(1), points: null });
    expect(await at.workOf(PLACE, id, work)).toEqual({ learner: learnerId(1), points: 2 });
    expect(sandbox.world.state.courses.get(COURSE)?.submissions.get('w1')?.get(learnerId(1))).toMatchObject({
      draft: 2,
      assigned: null,
    });
  });

  it("lists every learner's work under an attachment to a teacher, whoever opened it", async () => {
    opened();
    const at = teacher();
    const { id } = await at.attach(PLACE, token(), REQUEST);
    const { submission } = await student(1).context(PLACE, { attachment: id });
    await at.grade(PLACE, id, submission ?? SubmissionId.parse('none'), 2);

    const works = await valuesOf(at.works(PLACE, id));
    expect(works.find(({ learner }) => learner === learnerId(1))).toEqual({
      submission,
      learner: learnerId(1),
      points: 2,
    });
    expect(works.length).toBeGreaterThan(1);
    await expect(valuesOf(at.works(PLACE, AttachmentId.parse('other')))).rejects.toMatchObject({ kind: 'gone' });
  });

  it('calls an attachment otherwise and takes other points for it, none too', async () => {
    opened();
    const at = teacher();
    const { id } = await at.attach(PLACE, token(), REQUEST);
    await at.change(PLACE, id, { title: 'Halves', maxPoints: 1 });
    expect(await at.attachment(PLACE, id)).toMatchObject({ title: 'Halves', maxPoints: 1 });
    await at.change(PLACE, id, { title: 'Habits', maxPoints: null });
    expect(await at.attachment(PLACE, id)).toMatchObject({ title: 'Habits', maxPoints: null });
    expect(sandbox.world.addons.on(PLACE)).toMatchObject([{ review: REQUEST.addresses.review }]);
  });

  it('finds what a lost answer left, and knows it by its address', async () => {
    opened();
    const at = teacher();
    sandbox.fail({ method: 'classroom.courses.courseWork.addOnAttachments.create', kind: 'lost', effect: true });

    await expect(at.attach(PLACE, token(), REQUEST)).rejects.toMatchObject({ kind: 'down', uncertain: true });

    expect(sandbox.calls['classroom.courses.courseWork.addOnAttachments.create']).toBe(1);
    expect((await valuesOf(at.attachments(PLACE))).map(({ address }) => address)).toEqual([REQUEST.addresses.student]);
  });

  it('knows whose copy an attachment is', async () => {
    opened();
    const at = teacher();
    const { id } = await at.attach(PLACE, token(), REQUEST);
    const item = CourseworkId.parse(sandbox.world.copy(COURSE, 'w1', { state: 'PUBLISHED' }));

    expect(await valuesOf(at.attachments({ ...PLACE, item }))).toMatchObject([
      { address: REQUEST.addresses.student, copyOf: [{ course: COURSE, item: 'w1', attachment: id }] },
    ]);
  });

  it('lets a student see no one else’s work and give no grade', async () => {
    opened();
    const at = teacher();
    const { id } = await at.attach(PLACE, token(), REQUEST);
    const ana = student(1);
    const other = SubmissionId.parse(
      sandbox.world.addons.submission({ course: COURSE, item: 'w1', attachment: id, learner: learnerId(2) }),
    );

    await expect(ana.workOf(PLACE, id, other)).rejects.toMatchObject({ kind: 'denied' });
    await expect(ana.grade(PLACE, id, other, 3)).rejects.toMatchObject({ kind: 'denied' });
    await expect(ana.attach(PLACE, null, REQUEST)).rejects.toMatchObject({ kind: 'denied' });
  });

  it('tells another account and a page open too long apart from a plain refusal', async () => {
    let now = NOW;
    opened({ today: () => now });
    const offered = token();
    await expect(student(1).context(PLACE, { token: offered })).rejects.toMatchObject({ reason: 'other-account' });
    now = later(NOW, 61);

    await expect(teacher().context(PLACE, { token: offered })).rejects.toMatchObject({ reason: 'open-again' });
  });

  it('is denied by a credential for the night alone, which says that it cannot', async () => {
    opened();
    const lms = signedIn(TEACHER.id, REQUESTED_SCOPES);

    await expect(addonOf(lms).context(PLACE, { token: token() })).rejects.toMatchObject({
      kind: 'denied',
      todo: expect.stringContaining('show its pages inside Classroom'),
    });
    expect(lms.can.addon).toBe(false);
  });

  it('stands there as it was after a restart, tokens and grades too, and its students are no teachers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'addon-'));
    const journal = join(folder, 'journal.jsonl');
    opened({ journal });
    const offered = token();
    const { id } = await teacher().attach(PLACE, offered, REQUEST);
    const { submission } = await student(1).context(PLACE, { attachment: id });
    const work = submission ?? SubmissionId.parse('none');
    await teacher().grade(PLACE, id, work, 2);
    sandbox.close();

    opened({ journal });

    expect(sandbox.teachers.map((each) => each.id)).toEqual([TEACHER.id]);
    const again = teacher();
    expect(await again.context(PLACE, { token: offered })).toMatchObject({ role: 'teacher' });
    expect(await again.workOf(PLACE, id, work)).toEqual({ learner: learnerId(1), points: 2 });
    rmSync(folder, { recursive: true });
  });
});

describe('a ticket behind a link at the sandbox school', () => {
  const ADDRESS = 'https://waymark.example/t/ticket-1';

  it('waits as a draft that nobody sees and no sweep finds, reaches the class when its teacher publishes it, and is graded', async () => {
    opened();
    const lms = signedIn(TEACHER.id, REQUESTED_SCOPES);
    const request = { title: 'Fractions', address: ADDRESS, points: 3 };

    const made = await lms.linkTickets?.draft(PLACE.course, request);
    const coursework = made?.coursework ?? CourseworkId.parse('none');

    expect(sandbox.world.seenBy(learnerId(1)).coursework.map(({ id }) => id)).toEqual(['w1']);
    expect(await valuesOf(lms.posts(PLACE.course, ['assignment', 'announcement']))).toEqual([]);
    await lms.linkTickets?.change(PLACE.course, coursework, { title: 'Halves', points: 4 });
    const item = sandbox.world.state.courses.get(COURSE)?.items.get(coursework);
    expect(item).toMatchObject({ title: 'Halves', maxPoints: 4, state: 'DRAFT' });
    sandbox.world.edit(COURSE, coursework, { state: 'PUBLISHED' });
    expect(await lms.linkTickets?.draft(PLACE.course, request)).toEqual({ coursework });
    for (const n of [1, 2, 3]) {
      const { coursework: seen } = sandbox.world.seenBy(learnerId(n));
      expect(seen.flatMap(({ materials }) => materials.map(({ link }) => link?.url))).toEqual([ADDRESS]);
    }
    const grade = (points: number, last: number | null) =>
      lms.linkTickets?.draftGrade(PLACE.course, coursework, LearnerId.parse(learnerId(1)), { points, last });
    expect(await grade(2, null)).toBe('updated');
    expect(await grade(2.5, 2)).toBe('updated');
    sandbox.world.grade({ course: COURSE, item: coursework, learner: learnerId(1), draft: 1 });
    expect(await grade(3, 2.5)).toBe('stays');
  });
});
