import { CourseworkId, Marker, PostId } from '../../src/ids.ts';
import type { Post } from '../../src/lms/posts.ts';
import type { Coursework } from '../../src/lms/types.ts';
import { instant } from '../../src/time.ts';

/** A published ticket without a quiz. */
export function coursework(change: Partial<Coursework> = {}): Coursework {
  return {
    id: CourseworkId.parse('7001'),
    title: 'Entrance ticket',
    state: 'published',
    maxPoints: 4,
    due: null,
    createdAt: instant('2026-09-01T12:00:00Z'),
    updatedAt: instant('2026-09-01T12:00:00Z'),
    quizzes: [],
    post: null,
    ...change,
  };
}

/** A post of ours that stands in the LMS for the whole class, as a lister tells it. */
export function post(change: Partial<Post> = {}): Post {
  return {
    ref: { carrier: 'assignment', id: PostId.parse('7001') },
    marker: Marker.parse('aaaaaaaaaaaaaaaa'),
    state: 'published',
    title: 'One more chance',
    text: 'Try again.',
    assignees: 'all',
    creator: null,
    ours: true,
    createdAt: null,
    ...change,
  };
}
