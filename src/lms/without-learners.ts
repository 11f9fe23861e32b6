import type { LearnerId } from '../ids.ts';
import type { Post } from './posts.ts';
import type { Lms, Row } from './types.ts';

/**
 * The same LMS as if some learners were in none of its classes: they are in no list of people, none of their work is
 * read, and no post counts as theirs. For learners whose data was erased and who must stay out (SAFETY.md 8).
 */
export function withoutLearners(lms: Lms, isKeptOut: (learner: LearnerId) => boolean): Lms {
  const of = <T>(rows: AsyncIterable<Row<T>>, learner: (value: T) => LearnerId | undefined): AsyncIterable<Row<T>> =>
    filtered(rows, (value) => {
      const who = learner(value);
      return who === undefined || !isKeptOut(who);
    });
  const others = (post: Post): Post =>
    post.assignees === 'all' ? post : { ...post, assignees: post.assignees.filter((id) => !isKeptOut(id)) };
  return {
    ...lms,
    get can() {
      return lms.can;
    },
    roster: (course) => of(lms.roster(course), ({ id }) => id),
    submissions: (course, only) => of(lms.submissions(course, only), ({ learner }) => learner),
    submissionsOf: (course, works, since) => of(lms.submissionsOf(course, works, since), ({ learner }) => learner),
    responses: (form) => of(lms.responses(form), ({ learner }) => learner),
    coursework: (course) => mapped(lms.coursework(course), (work) => withPost(work, others)),
    recentCoursework: (course, since) => mapped(lms.recentCoursework(course, since), (work) => withPost(work, others)),
    posts: (course, carriers) => mapped(lms.posts(course, carriers), others),
    async post(course, ref) {
      const post = await lms.post(course, ref);
      return post === null ? null : others(post);
    },
  };
}

function withPost<T extends { readonly post: Post | null }>(work: T, others: (post: Post) => Post): T {
  return work.post === null ? work : { ...work, post: others(work.post) };
}

async function* filtered<T>(rows: AsyncIterable<Row<T>>, keep: (value: T) => boolean): AsyncIterable<Row<T>> {
  for await (const row of rows) if (!row.ok || keep(row.value)) yield row;
}

async function* mapped<T>(rows: AsyncIterable<Row<T>>, change: (value: T) => T): AsyncIterable<Row<T>> {
  for await (const row of rows) yield row.ok ? { ...row, value: change(row.value) } : row;
}
