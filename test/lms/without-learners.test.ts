import { describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId, FormId, type LearnerId } from '../../src/ids.ts';
import type { Row } from '../../src/lms/types.ts';
import { withoutLearners } from '../../src/lms/without-learners.ts';
import { requestOf } from '../../src/writeback/request.ts';
import { instant } from '../../src/time.ts';
import { coursework, post } from '../builders/coursework.ts';
import { ledgerRow, learners, routeWrite } from '../builders/memory/ledger.ts';
import { memoryLms } from '../builders/memory/memory-lms.ts';
import { collect, valuesOf } from '../builders/memory/rows.ts';
import { quizResponse } from '../builders/quiz-response.ts';
import { submission } from '../builders/submission.ts';

const COURSE = CourseId.parse('6001');

describe('an LMS as if an erased learner were in none of its classes', () => {
  it('gives no post to that learner, whether it is listed or read by its id', async () => {
    const [erased, other] = learners('s1', 's2') as readonly [LearnerId, LearnerId];
    const lms = withoutLearners(memoryLms(), (learner) => learner === erased);
    const row = ledgerRow(routeWrite({ learners: [erased, other] }));
    const request = requestOf(row, new Set([erased, other]), null);
    if (request === null) throw new Error('a post is asked for');
    const { post: made } = await lms.ensureDraft(COURSE, request, { posts: [], bound: new Set() });

    expect(await valuesOf(lms.posts(COURSE, ['assignment']))).toMatchObject([{ assignees: [other] }]);
    expect(await lms.post(COURSE, { carrier: 'assignment', id: made.ref.id })).toMatchObject({ assignees: [other] });
  });

  it('lists nobody and nothing of that learner, asks the host the same, and keeps what could not be read', async () => {
    const [erased, other] = learners('s1', 's2') as readonly [LearnerId, LearnerId];
    const asked: unknown[] = [];
    const bad = { ok: false as const, what: 'record 1', why: 'no id' };
    async function* told<T>(call: readonly unknown[], values: readonly T[]): AsyncGenerator<Row<T>> {
      asked.push(call);
      for (const value of values) yield { ok: true, value };
      yield bad;
    }
    const of = [erased, other];
    const handedIn = of.map((learner) => submission({ learner }));
    const posted = [coursework({ post: post({ assignees: of }) })];
    const since = instant('2026-09-14T05:00:00Z');
    const lms = withoutLearners(
      {
        ...memoryLms(),
        roster: (...call) =>
          told(
            call,
            of.map((id) => ({ id, name: id, email: null })),
          ),
        submissions: (...call) => told(call, handedIn),
        submissionsOf: (...call) => told(call, handedIn),
        responses: (...call) => told(call, [...of.map((learner) => quizResponse({ learner })), quizResponse()]),
        coursework: (...call) => told(call, posted),
        recentCoursework: (...call) => told(call, posted),
      },
      (learner) => learner === erased,
    );
    const [work, form] = [CourseworkId.parse('7001'), FormId.parse('f1')];
    const theirs = [{ ok: true, value: { learner: other } }, bad];

    expect(await collect(lms.roster(COURSE))).toMatchObject([{ value: { id: other } }, bad]);
    expect(await collect(lms.submissions(COURSE, work))).toMatchObject(theirs);
    expect(await collect(lms.submissionsOf(COURSE, [work], since))).toMatchObject(theirs);
    expect(await collect(lms.responses(form))).toMatchObject([theirs[0], { ok: true }, bad]);
    for (const rows of [lms.coursework(COURSE), lms.recentCoursework(COURSE, since)])
      expect(await collect(rows)).toMatchObject([{ value: { post: { assignees: [other] } } }, bad]);
    expect(asked).toEqual([[COURSE], [COURSE, work], [COURSE, [work], since], [form], [COURSE], [COURSE, since]]);
  });
});
