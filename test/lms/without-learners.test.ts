import { describe, expect, it } from '@jest/globals';
import { CourseId, type LearnerId } from '../../src/ids.ts';
import { withoutLearners } from '../../src/lms/without-learners.ts';
import { requestOf } from '../../src/writeback/request.ts';
import { ledgerRow, learners, routeWrite } from '../builders/memory/ledger.ts';
import { memoryLms } from '../builders/memory/memory-lms.ts';
import { valuesOf } from '../builders/memory/rows.ts';

const COURSE = CourseId.parse('6001');

describe('an LMS as if an erased learner were in none of its classes', () => {
  it('gives no post to that learner, whether it is listed or read by its id', async () => {
    const [erased, other] = learners('s1', 's2') as readonly [LearnerId, LearnerId];
    const lms = withoutLearners(memoryLms(), (learner) => learner === erased);
    const row = ledgerRow(routeWrite({ learners: [erased, other] }));
    const request = requestOf(row, new Set([erased, other]), null);
    if (request === null) throw new Error('a post is asked for');
    const { post } = await lms.ensureDraft(COURSE, request, { posts: [], bound: new Set() });

    expect(await valuesOf(lms.posts(COURSE, ['assignment']))).toMatchObject([{ assignees: [other] }]);
    expect(await lms.post(COURSE, { carrier: 'assignment', id: post.ref.id })).toMatchObject({ assignees: [other] });
  });
});
