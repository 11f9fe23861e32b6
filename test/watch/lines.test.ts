import { describe, expect, it } from '@jest/globals';
import { runDueSchools } from '../../src/sync/night/scheduled/due-schools.ts';
import { NOTHING_READ } from '../../src/sync/night/report.ts';
import { instant } from '../../src/time.ts';
import { CourseId, RunId, SchoolId } from '../../src/ids.ts';
import { onlyEnglish } from '../../src/language.ts';
import { openLog } from '../../src/log.ts';
import type { CourseReport } from '../../src/report/types.ts';
import type { LogLine } from '../../src/watch/fields.ts';
import { courseLine, type Told } from '../../src/watch/lines.ts';
import { COURSE, smallSchool } from '../builders/lms/sandbox.ts';
import { googleMemoryNights, type Between } from '../builders/memory/memory-night.ts';

const NIGHT = instant('2026-09-14T07:00:00Z');

/** What a night over the strict stand-in told. */
async function toldOf(between?: Between): Promise<{ told: Told[]; of: (event: LogLine['event']) => LogLine[] }> {
  const { parts } = await googleMemoryNights(smallSchool(), NIGHT, between);
  const told: Told[] = [];
  await runDueSchools({ ...parts, tell: (each) => void told.push(each) }, NIGHT);
  return { told, of: (event) => told.flatMap(({ line }) => (line.event === event ? [line] : [])) };
}

const addressOf = (input: string | URL | Request): string => (input instanceof Request ? input.url : input.toString());

/** A stand-in that answers the first requests of that kind with 429. */
const busyFor =
  (requests: number): Between =>
  (inside) => {
    let left = requests;
    return async (input, init) => {
      if (left <= 0 || !addressOf(input).includes('/courseWork')) return inside(input, init);
      left -= 1;
      return new Response('{"error":{"code":429,"status":"RESOURCE_EXHAUSTED"}}', {
        status: 429,
        headers: { 'content-type': 'application/json', 'retry-after': '0' },
      });
    };
  };

describe('the line of a course', () => {
  it('counts what was read and written, and what waits, was sent, and is held', () => {
    const report: CourseReport = {
      ...NOTHING_READ,
      id: CourseId.parse(COURSE),
      coursework: 12,
      submissions: 340,
      responses: 118,
      evidence: { new: 40, changed: 2, kept: 3000 },
      writes: {
        ...NOTHING_READ.writes,
        created: 3,
        updated: 1,
        adopted: 1,
        withdrawn: 2,
        waiting: 9,
        failed: [{ key: 'note/9001', why: 'no learner 9001' }],
      },
      problems: [{ kind: 'untagged', what: onlyEnglish('Quiz of Maria'), do: onlyEnglish('tag it') }],
      calls: {},
      unfinished: false,
    };
    const took = { requests: 21, calls: { google_classroom: 21 }, busy: 0, repeats: 0, milliseconds: 900 };

    expect(courseLine(SchoolId.parse('cedar'), RunId.parse('r-1'), report, took)).toEqual({
      as: 'info',
      line: {
        event: 'course-done',
        school: 'cedar',
        course: COURSE,
        run: 'r-1',
        ended: 'finished',
        why: [],
        ...took,
        rowsRead: 470,
        rowsWritten: 42,
        planned: 9,
        sent: 7,
        held: 1,
      },
    });
  });
});

describe('a night tells whoever is on call', () => {
  it('one line for each course and one for itself, with what was read, written and asked of the LMS', async () => {
    const { told, of } = await toldOf();

    const [course] = of('course-done');
    expect(course).toMatchObject({ school: 'small', course: COURSE, ended: 'finished', why: [], busy: 0, repeats: 0 });
    // the sign-in counts against no limit
    expect(Object.values(course?.calls ?? {}).reduce((all, each) => all + each, 1)).toBe(course?.requests);
    expect(course?.calls?.['google_classroom']).toBeGreaterThan(2);
    expect(of('night-done')).toEqual([
      expect.objectContaining({
        school: 'small',
        date: '2026-09-14',
        ended: 'finished',
        courses: 1,
        unfinished: 0,
        run: course?.run,
      }),
    ]);
    expect(told.map(({ as }) => as)).toEqual(['info', 'info']);
  });

  it('how often it was told to slow down and asked again', async () => {
    const { of } = await toldOf(busyFor(2));

    expect(of('course-done')).toEqual([expect.objectContaining({ busy: 2, repeats: 2, ended: 'finished' })]);
  });

  it('of a course it left unfinished of which kind, as something to look at, and is not done itself: it comes again', async () => {
    const { told, of } = await toldOf(busyFor(1000));

    expect(of('course-done')).toEqual([expect.objectContaining({ ended: 'unfinished', why: ['busy'] })]);
    expect(told.map(({ as, line }) => [as, line.event])).toEqual([['warn', 'course-done']]);
  });

  it('nothing that names or numbers a child, and no field that the list leaves out', async () => {
    const { told } = await toldOf();
    const lines: string[] = [];
    const log = openLog({ logLevel: 'info', traces: null }, { write: (line) => lines.push(line) });
    for (const { as, line } of told) log[as](line);

    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toMatch(/leftOut|@|learner|example/);
    const strings = lines.flatMap((line) => Object.entries(JSON.parse(line) as Record<string, unknown>));
    expect(strings.filter(([, value]) => typeof value === 'string').map(([field]) => field)).toEqual(
      expect.arrayContaining(['severity', 'event']),
    );
    const allowedTexts = new Set(['severity', 'time', 'event', 'school', 'course', 'run', 'ended', 'date']);
    expect(strings.filter(([field, value]) => typeof value === 'string' && !allowedTexts.has(field))).toEqual([]);
  });
});
