import { describe, expect, it } from '@jest/globals';
import { GRANTED_SCOPES } from '../../src/sandbox/google/index.ts';
import { wireApp } from '../../src/app.ts';
import { localSecrets } from '../../src/store/secrets/secrets.ts';
import { runNight } from '../../src/sync/night/night.ts';
import { instant } from '../../src/time.ts';
import { hurriedHttp } from '../builders/lms/hurried-http.ts';
import { COURSE, learnerId, TEACHER } from '../builders/lms/sandbox.ts';
import { MONDAY, TUESDAY, useNights, type FaultNights } from './class.ts';
import { calls, countCalls } from './network.ts';

// Faults of writeback/PROTOCOL.md 10 that are about who may do what: teachers, learners, credentials.
const nightsOf = useNights();
const TOKEN = calls('POST', /^\/token$/);

/** The teacher comes back with these permissions. */
async function regrant(nights: FaultNights, token: string, scopes: readonly string[], at = MONDAY): Promise<void> {
  nights.sandbox.world.grant(TEACHER.id, token, scopes);
  await nights.app.grant(nights.file.school.id, 'google', TEACHER.email, token, instant(at));
}

describe('a credential', () => {
  it('F36 that is refused for good is marked, told, and tried three times a day at most, until it is granted again', async () => {
    const nights = await nightsOf();
    nights.sandbox.world.revoke(TEACHER.id);
    const renewals = countCalls(TOKEN);

    for (let hour = 7; hour < 31; hour += 1) {
      nights.moveTo(new Date(Date.parse('2026-09-14T00:00:00Z') + hour * 3_600_000).toISOString());
      expect(await nights.sync()).toMatchObject({
        unfinished: true,
        problems: [{ kind: 'denied', do: { en: expect.stringMatching(/[Cc]onnect/) } }],
      });
    }
    expect(renewals).toHaveLength(3);

    await regrant(nights, '1//new', GRANTED_SCOPES, TUESDAY);
    nights.moveTo('2026-09-15T07:01:00Z');
    expect(await nights.sync()).toMatchObject({ unfinished: false, learners: 5 });
  });

  it('F37 without a permission leaves that feature off and says why; a blocked licence says what the administrator must do', async () => {
    const nights = await nightsOf();
    await regrant(
      nights,
      '1//less',
      GRANTED_SCOPES.filter((scope) => !scope.endsWith('announcements')),
    );

    const report = await nights.sync();

    expect(report.writes.created).toBeGreaterThan(1);
    expect(report.writes.skipped).toContainEqual(expect.objectContaining({ why: expect.stringContaining('paste') }));
    expect(nights.sandbox.world.seenBy(learnerId(1), COURSE).announcements).toEqual([]);
    nights.sandbox.fail({ method: 'classroom.courses.get', kind: 'error', code: 403, type: 'ClassroomDisabled' });
    expect(await nights.sync()).toMatchObject({
      unfinished: true,
      problems: [{ kind: 'denied', do: { en: expect.stringContaining('administrator') } }],
    });
  });

  it('F38 of another account is not stored, one that expires between two pages is renewed once, and one sealed with another key sends nothing', async () => {
    const nights = await nightsOf({ learners: 31 });
    nights.sandbox.world.grant(learnerId(1), '1//stranger', GRANTED_SCOPES);
    const stranger = nights.app.grant(nights.file.school.id, 'google', TEACHER.email, '1//stranger', instant(MONDAY));
    await expect(stranger).rejects.toMatchObject({
      kind: 'denied',
      message: expect.stringContaining('another account'),
    });

    const renewals = countCalls(TOKEN);
    nights.sandbox.fail({ method: 'classroom.courses.students.list', kind: 'error', code: 401, after: 1 });
    const other = wireApp(
      nights.app.config,
      nights.app.store,
      localSecrets(Buffer.alloc(32, 9)),
      () => instant(MONDAY),
      hurriedHttp(),
    );
    const {
      courses: [locked],
    } = await runNight(
      other.sync,
      { school: nights.file.school.id },
      { at: instant(MONDAY), dryRun: false, acceptRoster: false },
    );
    expect(locked).toMatchObject({ unfinished: true });
    expect(locked?.problems[0]?.what.en).toMatch(/key/);
    expect(nights.writesSent()).toBe(0);

    expect(await nights.sync()).toMatchObject({ unfinished: false, learners: 31 });
    expect(renewals).toHaveLength(2);
  });
});

describe('people who come and go', () => {
  it('F39 a learner who leaves between the decision and the approval is sent nothing, and what is theirs alone is closed', async () => {
    const nights = await nightsOf({}, { review: 'teacher' });
    await nights.sync();
    nights.sandbox.world.leave(COURSE, learnerId(1));

    await nights.approve();

    expect(nights.sees(1)).toEqual([]);
    expect(nights.sees(2).length).toBeGreaterThan(1);
    const rows = await nights.ledger();
    expect(rows.find(({ write }) => write.kind === 'note' && write.learners[0] === learnerId(1))).toMatchObject({
      state: 'CANCELLED',
    });
    nights.sandbox.world.join(COURSE, learnerId(1));
    expect(nights.sees(1)).toEqual([]);
  });

  it.each([
    [
      'the teacher left',
      (nights: FaultNights) => nights.sandbox.world.stopTeaching(COURSE, TEACHER.id),
      { unfinished: true },
    ],
    [
      'the course was archived',
      (nights: FaultNights) => nights.sandbox.world.setCourse(COURSE, 'ARCHIVED'),
      { problems: [{ kind: 'denied' }] },
    ],
    [
      'the roster was replaced',
      (nights: FaultNights) => {
        for (const n of [1, 2, 3, 4, 5]) nights.sandbox.world.leave(COURSE, learnerId(n));
      },
      { unfinished: true, problems: [{ kind: 'roster' }] },
    ],
  ])('F40 when %s, the course stops with its reason, and nothing is sent', async (_what, happens, expected) => {
    const nights = await nightsOf();
    await nights.sync();
    const sent = nights.writesSent();
    happens(nights);
    nights.moveTo(TUESDAY);

    expect(await nights.sync()).toMatchObject(expected);
    expect(nights.writesSent()).toBe(sent);
    expect((await nights.evidence()).length).toBeGreaterThan(0);
  });

  it("F40 a copy of our post by hand, with our marker, is somebody else's: never adopted, changed or removed", async () => {
    const nights = await nightsOf();
    await nights.sync();
    const { world } = nights.sandbox;
    const [post] = world.seenBy(learnerId(3), COURSE).coursework.filter(({ title }) => title.startsWith('Plan for'));
    const copy = world.copy(COURSE, post?.id ?? '', { state: 'DRAFT' });

    for (const at of ['2026-09-14T09:00:00Z', TUESDAY]) {
      nights.moveTo(at);
      await nights.sync();
    }

    expect(world.state.courses.get(COURSE)?.items.get(copy)).toMatchObject({
      state: 'DRAFT',
      title: post?.title,
      project: 'web',
    });
    expect(nights.wronged()).toEqual([]);
  });
});
