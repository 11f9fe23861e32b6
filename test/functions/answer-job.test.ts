import { describe, expect, it } from '@jest/globals';
import type { Request, Response } from '@google-cloud/functions-framework';
import { answerJob } from '../../functions/answer-job.ts';
import { CourseId, RunId } from '../../src/ids.ts';
import { CourseJob } from '../../src/sync/course-job.ts';
import type { NightReport } from '../../src/sync/night.ts';
import { NOTHING_READ } from '../../src/sync/report.ts';
import { instant } from '../../src/time.ts';
import type { Problem } from '../../src/writeback/report.ts';

function reportWith(...problems: Problem[]): NightReport {
  return {
    run: RunId.parse('r1'), at: instant('2026-03-09T08:00:00Z'), language: 'en',
    courses: [{ ...NOTHING_READ, id: CourseId.parse('6001'), problems, calls: {}, unfinished: problems.length > 0 }],
  };
}

function withFailed(again: boolean): NightReport {
  const report = reportWith();
  return { ...report, courses: report.courses.map((course) => ({ ...course, writes: { ...course.writes, failed: [{ key: 'k1', why: 'w', again }] } })) };
}

async function answered(job: (body: unknown) => Promise<NightReport>, body: unknown = {}): Promise<{ status: number; body: unknown }> {
  const told = { status: 0, body: null as unknown };
  const response = {
    status(code: number) {
      told.status = code;
      return response;
    },
    json(value: unknown) {
      told.body = value;
    },
  };
  await answerJob(job)({ body } as Request, response as unknown as Response);
  return told;
}

describe('a job answers its queue', () => {
  it('200 when the courses are done, with counts and nobody\'s data', async () => {
    expect(await answered(async () => reportWith())).toEqual({ status: 200, body: { run: 'r1', courses: 1, unfinished: 0 } });
  });

  it('503 when the answer to one write was lost, and 200 when a person has to mend it', async () => {
    expect(await answered(async () => withFailed(true))).toMatchObject({ status: 503 });
    expect(await answered(async () => withFailed(false))).toMatchObject({ status: 200 });
  });

  it('503 when the host was busy, so that the queue slows down', async () => {
    expect(await answered(async () => reportWith({ kind: 'busy', what: 'too many calls', do: 'wait' }))).toMatchObject({ status: 503 });
  });

  it('200 when only a person can help: trying again would change nothing', async () => {
    expect(await answered(async () => reportWith({ kind: 'denied', what: 'revoked', do: 'connect again' }))).toMatchObject({ status: 200, body: { unfinished: 1 } });
  });

  it('400 for a body that says no course', async () => {
    expect(await answered(async (body) => {
      CourseJob.parse(body);
      return reportWith();
    }, { school: 'cedar' })).toMatchObject({ status: 400 });
  });
});
