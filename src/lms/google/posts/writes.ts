import { PostId } from '../../../ids.ts';
import type { CourseId } from '../../../ids.ts';
import { adoptable, sameLearners } from '../../adopt.ts';
import { LmsError } from '../../errors.ts';
import type { Carrier, Post, PostRef } from '../../posts.ts';
import type { Lms, Teacher } from '../../types.ts';
import { whole } from '../answers.ts';
import type { Changes, PostsApi } from './api-posts.ts';
import { Refused } from '../errors.ts';
import { announcementPost, assignmentPost } from '../map.ts';
import { differenceIn, draftOf } from './post.ts';
import { Announcement, Coursework } from '../schema.ts';
import type { Topics } from '../topics.ts';

type Writes = Pick<Lms, 'post' | 'ensureDraft' | 'ensurePublished' | 'ensureAssignees' | 'ensureWords' | 'ensureGone'>;

export interface WriteParts {
  /** A new one for each operation. */
  readonly posts: () => PostsApi;
  readonly topics: Topics;
  readonly markerRoot: string;
  readonly me: () => Promise<Teacher>;
}

/** What an answer tells of a post; `post` is null when it does not carry our marker. */
interface Stands {
  readonly id: PostId;
  readonly post: Post | null;
  readonly course: string | null;
}

export function createWrites({ posts, topics, markerRoot, me }: WriteParts): Writes {
  /** Drafts made by this object, which need not be read again before they are published. */
  const drafts = new Set<PostId>();

  function read(carrier: Carrier, json: unknown, writes: boolean): Stands {
    if (carrier === 'assignment') {
      return whole(
        Coursework,
        json,
        'post',
        (work) => ({
          id: PostId.parse(work.id),
          post: assignmentPost(work, markerRoot),
          course: work.courseId ?? null,
        }),
        writes,
      );
    }
    return whole(
      Announcement,
      json,
      'post',
      (announcement) => ({
        id: PostId.parse(announcement.id),
        post: announcementPost(announcement, markerRoot),
        course: announcement.courseId ?? null,
      }),
      writes,
    );
  }

  /** A post of ours as it stands. @throws LmsError `gone`, or `denied` when it does not carry our marker */
  function ours(carrier: Carrier, json: unknown, writes: boolean): Post {
    const { post } = read(carrier, json, writes);
    if (post === null)
      throw new LmsError('denied', 'the post does not carry our marker', {
        todo: 'Leave it: it is not a post of Waymark.',
      });
    if (post.state === 'deleted')
      throw new LmsError('gone', 'the post was removed', { todo: 'Nothing to do: it is not sent again.' });
    return post;
  }

  async function patch(api: PostsApi, course: CourseId, ref: PostRef, changes: Changes): Promise<Post> {
    return ours(ref.carrier, await api.patch(course, ref, changes), true);
  }

  return {
    async post(course, ref) {
      try {
        const { post } = read(ref.carrier, await posts().get(course, ref), false);
        return post === null || post.state === 'deleted' ? null : post;
      } catch (error) {
        if (error instanceof LmsError && error.kind === 'gone' && error.scope === 'call') return null;
        throw error;
      }
    },

    async ensureDraft(course, request, seen) {
      const api = posts();
      const actor = await me();
      const found = adoptable(request, actor.id, seen);
      if (found !== null) return { change: 'adopted', post: found };
      const hasTopic = request.carrier === 'assignment' && request.topic !== null;
      const topicId = hasTopic ? await topics.idOf(course, request.topic ?? '', api) : null;
      const answer = await api.create(course, draftOf(request, markerRoot, topicId));
      const { id, post, course: answered } = read(request.carrier, answer, true);
      const difference = differenceIn(post, { asked: course, answered }, request);
      if (post === null || difference !== null) {
        await posts().remove(course, { carrier: request.carrier, id }); // a fresh deadline: the clean-up must go out even if the time for the write is over
        throw new LmsError(
          'malformed',
          `Google made another post than was asked for and it was removed: ${difference ?? ''}`,
          {
            todo: 'Look at the class in Classroom before sending it again.',
          },
        );
      }
      drafts.add(post.ref.id);
      return { change: 'created', post };
    },

    async ensurePublished(course, ref, sure) {
      if (!drafts.delete(ref.id)) {
        const post = ours(ref.carrier, await posts().get(course, ref), false);
        if (post.state === 'published') return { change: 'none', post };
        await sure?.();
      }
      return { change: 'updated', post: await patch(posts(), course, ref, { state: 'PUBLISHED' }) };
    },

    async ensureAssignees(course, post, to) {
      if (sameLearners(post.assignees, to)) return { change: 'none', post };
      const had: readonly string[] = post.assignees === 'all' ? [] : post.assignees;
      const want = new Set<string>(to);
      const answer = await posts().modifyAssignees(course, post.ref, {
        add: [...want].filter((id) => !had.includes(id)),
        remove: had.filter((id) => !want.has(id)),
      });
      const now = ours(post.ref.carrier, answer, true);
      if (!sameLearners(now.assignees, to)) {
        throw new LmsError('malformed', 'the post is for other learners than was asked for', {
          todo: 'Check in Classroom who the post is assigned to.',
          wrote: true,
        });
      }
      return { change: 'updated', post: now };
    },

    async ensureWords(course, post, { title, text }) {
      const changes: Changes =
        post.ref.carrier === 'announcement'
          ? text === post.text
            ? {}
            : { text }
          : {
              ...(title === null || title === post.title ? {} : { title }),
              ...(text === post.text ? {} : { description: text }),
            };
      if (Object.keys(changes).length === 0) return { change: 'none', post };
      return { change: 'updated', post: await patch(posts(), course, post.ref, changes) };
    },

    async ensureGone(course, ref) {
      drafts.delete(ref.id);
      try {
        await posts().remove(course, ref);
        return 'updated';
      } catch (error) {
        if (!isGone(error)) throw error;
        // A repeat that gets a 404 follows a try whose answer was lost: the first one deleted it.
        return error.said.tries > 1 ? 'updated' : 'none';
      }
    },
  };
}

/** Removed already: a 404, or the bare precondition Google names for a second removal (FACTS.md 1.3). */
function isGone(error: unknown): error is Refused {
  if (!(error instanceof Refused)) return false;
  const { http, status, type } = error.said;
  return http === 404 || (status === 'FAILED_PRECONDITION' && type === null);
}
