import { describe, expect, it } from '@jest/globals';
import { LearnerId, Marker, PostId } from '../../src/ids.ts';
import type { Post } from '../../src/lms/posts.ts';
import { isEdited } from '../../src/writeback/stands.ts';
import { learners, routeWrite } from '../builders/memory/ledger.ts';
import { ACTOR } from '../builders/memory/memory-lms.ts';

const WRITE = routeWrite({ learners: learners('s1', 's2') });
const CLASS = new Set(['s1', 's2', 's3'].map((id) => LearnerId.parse(id)));

function post(change: Partial<Post> = {}): Post {
  return {
    ref: { carrier: 'assignment', id: PostId.parse('p1') },
    marker: Marker.parse('m'),
    state: 'published',
    title: WRITE.title,
    text: WRITE.text,
    assignees: WRITE.learners,
    creator: ACTOR,
    ours: true,
    createdAt: null,
    ...change,
  };
}

describe('a post counts as edited by a teacher', () => {
  it('when its words or its learners are others than we gave it', () => {
    expect(isEdited(post(), WRITE, CLASS)).toBe(false);
    expect(isEdited(post({ text: 'My own words.' }), WRITE, CLASS)).toBe(true);
    expect(isEdited(post({ assignees: 'all' }), WRITE, CLASS)).toBe(true);
    expect(isEdited(post({ assignees: learners('s1', 's2', 's3') }), WRITE, CLASS)).toBe(true);
    expect(isEdited(post({ assignees: learners('s1') }), WRITE, CLASS)).toBe(true);
  });

  it('not when the host has dropped a learner who left the class', () => {
    expect(isEdited(post({ assignees: learners('s1') }), WRITE, new Set(learners('s1', 's3')))).toBe(false);
  });
});
