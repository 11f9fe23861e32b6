import { PassThrough, Readable } from 'node:stream';
import { Command } from 'commander';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.ts';
import { InputError, type Exit, type Io } from '../../src/cli/io.ts';
import { scorecardCommand } from '../../src/cli/teacher/scorecard.ts';
import type { Evidence } from '../../src/evidence/types.ts';
import { CourseId, LearnerId, RunId, SchoolId, SourceId } from '../../src/ids.ts';
import { UnknownSelection } from '../../src/sync/find.ts';
import { daysAfter, instant } from '../../src/time.ts';
import { evidence } from '../builders/evidence.ts';
import { memoryJobStore, type MemoryJobStore } from '../builders/memory/memory-job-store.ts';
import { schoolFile } from '../builders/school.ts';

const NOW = instant('2026-09-14T07:00:00Z');
const [CEDAR, COURSE, OTHER] = [SchoolId.parse('cedar'), CourseId.parse('6001'), CourseId.parse('6002')];
const TUESDAY = instant('2026-09-01T14:00:00Z');
const HIDDEN = { notBorneOut: null, share: null, low: null, high: null };

let store: MemoryJobStore;

/** Twenty learners of a course: 2 of 5, 2 of 5, then on the Friday all right for the first `better` of them. */
async function aClass(course: CourseId, better: number): Promise<void> {
  const ids = Array.from({ length: 20 }, (_, i) => LearnerId.parse(`${course}-${i}`));
  const rows = ids.flatMap((learner, i) =>
    [2, 2, i < better ? 5 : 2].map((right, nth): Evidence =>
      evidence({
        learner,
        course,
        source: SourceId.parse(`${course}-ticket-${nth}`),
        share: right / 5,
        points: right,
        possible: 5,
        questions: 5,
        at: daysAfter(TUESDAY, nth === 2 ? 3 : nth),
      }),
    ),
  );
  await store.school(CEDAR, async (records) => {
    await records.saveRoster(
      course,
      ids.map((id) => ({ id, name: `Name of ${id}` })),
      NOW,
    );
    await records.saveEvidence({ added: rows, superseded: [] }, RunId.parse('r'), NOW);
  });
}

beforeEach(async () => {
  const [course] = schoolFile().courses;
  store = memoryJobStore();
  await store.school(CEDAR, (records) =>
    records.saveSchoolFile(schoolFile({ courses: [course, { ...course, id: OTHER }] }), NOW),
  );
});

async function run(...argv: readonly string[]): Promise<{ exit: Exit | undefined; out: string }> {
  const stdout = new PassThrough();
  const io: Io = {
    stdin: Readable.from([]),
    stdout,
    stderr: new PassThrough().resume(),
    env: {},
    now: () => NOW,
    interrupted: () => new Promise<void>(() => {}),
  };
  const program = new Command('waymark').exitOverride();
  let exit: Exit | undefined;
  scorecardCommand(
    program,
    io,
    (_io, work) => work({ sync: { store } } as unknown as App),
    (value) => {
      exit = value;
    },
  );
  await program.parseAsync(['scorecard', ...argv], { from: 'user' });
  return { exit, out: String(stdout.read() ?? '') };
}

describe('waymark scorecard', () => {
  it('tells programs how often the next results spoke against the advice, and nothing of anybody', async () => {
    await aClass(COURSE, 10);
    const { exit, out } = await run('--course', '6001', '--json');

    // Thursday and Friday, twenty learners each: 40 seminars, 20 of them followed by 5 of 5
    expect(exit).toBe(0);
    expect(Object.keys(JSON.parse(out))).toEqual(['seminar', 'workshop', 'tenths']);
    expect(JSON.parse(out)).toMatchObject({
      seminar: {
        decisions: 40,
        notBorneOut: 20,
        share: 0.5,
        low: expect.closeTo(0.352, 3),
        high: expect.closeTo(0.648, 3),
      },
      workshop: { decisions: 0, ...HIDDEN },
    });
    expect(JSON.parse(out).tenths).toHaveLength(10);
    expect(out).not.toMatch(/6001-|Name of/);
  });

  it('adds the courses of a school together', async () => {
    await aClass(COURSE, 10);
    await aClass(OTHER, 0);

    expect(JSON.parse((await run('--school', 'cedar', '--json')).out).seminar).toMatchObject({
      decisions: 80,
      notBorneOut: 20,
      share: 0.25,
    });
    expect(JSON.parse((await run('--course', '6002', '--school', 'cedar', '--json')).out).seminar).toMatchObject({
      decisions: 40,
      notBorneOut: 0,
    });
  });

  it('looks from the moment of --at', async () => {
    await aClass(COURSE, 10);
    expect(JSON.parse((await run('--course', '6001', '--json', '--at', '2026-09-03T12:00:00Z')).out).seminar).toEqual({
      decisions: 0,
      ...HIDDEN,
    });
    await expect(run('--course', '6001', '--at', '2062-09-03T12:00:00Z')).rejects.toThrow(/2062/);
  });

  it('tells a teacher in sentences', async () => {
    await aClass(COURSE, 10);
    const { out } = await run('--course', '6001');
    expect(out).toContain(
      'Seminar: of 40 times it was advised, the next results reached the threshold 20 times (50%; between 35% and 65%',
    );
    expect(out).toContain('Workshop: advised 0 times so far');
  });

  it('is empty before the first night', async () => {
    expect(JSON.parse((await run('--course', '6001', '--json')).out)).toMatchObject({
      seminar: { decisions: 0, ...HIDDEN },
      workshop: { decisions: 0, ...HIDDEN },
    });
  });

  it('wants to know what it is about', async () => {
    await expect(run('--json')).rejects.toThrow(InputError);
    await expect(run('--course', '404')).rejects.toThrow(UnknownSelection);
    await expect(run('--school', 'none')).rejects.toThrow(UnknownSelection);
  });

  it('writes nothing', async () => {
    await aClass(COURSE, 10);
    const before = await store.school(CEDAR, (records) => records.loadEvidence([LearnerId.parse('6001-0')]));
    await run('--school', 'cedar');
    expect(await store.school(CEDAR, (records) => records.loadEvidence([LearnerId.parse('6001-0')]))).toEqual(before);
  });
});
