import type { CourseId, LearnerId, PostId } from '../../../ids.ts';
import { fromDateTime } from '../../../time.ts';
import { DateTime } from 'luxon';
import { adoptable, sameLearners } from '../../adopt.ts';
import { LmsError } from '../../errors.ts';
import type { Post, PostRef } from '../../posts.ts';
import type { Lms } from '../../types.ts';
import { afterwards } from './afterwards.ts';
import type { Api } from '../api.ts';
import type { WritesApi } from './api-writes.ts';
import { draftAddress, reworded, stamped } from './description.ts';
import { dueText } from '../due.ts';
import { Refused, unreadable } from '../errors.ts';
import type { Gradebooks } from '../gradebook.ts';
import type { EnrollmentId, ItemId, SectionId } from '../ids.ts';
import { itemOf, sectionOf, takesSubmissions, toPost } from '../map.ts';
import type { Account } from '../map.ts';
import type { Rosters } from '../people.ts';
import { differenceIn, draftOf, recipientsOf, sameEnrollments } from './post.ts';
import { Item } from '../schema.ts';

/**
 * A look at what was published that comes later than this, milliseconds, may see what a teacher changed meanwhile: a
 * process slept. Who was given the post by the teacher keeps it once they worked on it; before that, and within this
 * time, a post for others than it was made for is hidden without asking more.
 */
const LATE_LOOK_MS = 60_000;

type Writes = Pick<Lms, 'post' | 'ensureDraft' | 'ensurePublished' | 'ensureAssignees' | 'ensureWords' | 'ensureGone'>;

export interface WriteParts {
  readonly api: Api;
  /** A new one for each operation. */
  readonly writes: () => WritesApi;
  readonly rosters: Rosters;
  readonly gradebooks: Gradebooks;
  readonly item: (section: SectionId, item: ItemId) => Promise<Item>;
  readonly account: () => Promise<Account>;
  readonly markerRoot: string;
  readonly now: () => number;
}

/** The verbs for assignments, which is all a post can be here. Whatever is changed is read back before it is believed. */
export function createWrites({
  api,
  writes: begin,
  rosters,
  gradebooks,
  item,
  account,
  markerRoot,
  now,
}: WriteParts): Writes {
  /** Drafts made by this object, which need not be read again before they are published. */
  const drafts = new Map<PostId, Item>();

  /** An item of ours as it stands. @throws LmsError `denied` when it does not carry our marker */
  async function ours(course: CourseId, read: Item): Promise<Post> {
    const { uidOf } = await rosters.last(course);
    const post = toPost(read, { account: await account(), markerRoot, uidOf });
    if (post === null)
      throw new LmsError('denied', 'the post does not carry our marker', {
        todo: 'Leave it: it is not a post of Waymark.',
      });
    return post;
  }

  async function made(course: CourseId, answer: unknown): Promise<Item> {
    const read = Item.safeParse(answer);
    if (!read.success) throw unreadable('Schoology answered with a post that cannot be read', true);
    return read.data.assignees === undefined ? item(sectionOf(course), read.data.id) : read.data;
  }

  return {
    async post(course, { carrier, id }) {
      if (carrier !== 'assignment') return null;
      try {
        const [there, mine, { uidOf }] = await Promise.all([
          item(sectionOf(course), itemOf(id)),
          account(),
          rosters.last(course),
        ]);
        return toPost(there, { account: mine, markerRoot, uidOf });
      } catch (error) {
        if (error instanceof LmsError && error.kind === 'gone' && error.scope === 'call') return null;
        throw error;
      }
    },

    async ensureDraft(course, request, seen) {
      const writes = begin();
      const { teacher, zone } = await account();
      const found = adoptable(request, teacher.id, seen);
      if (found !== null) return { change: 'adopted', post: found };
      const section = sectionOf(course);
      const enrollments = await rosters.resolve(course, request.to);
      const place =
        request.points === null
          ? null
          : await gradebooks.placeIn(course, request.due ?? fromDateTime(DateTime.fromMillis(now())), writes);
      const draft = draftOf(request, {
        enrollments,
        category: place?.category ?? null,
        period: place?.period ?? null,
        due: request.due === null || zone === null ? null : dueText(request.due, zone),
        address: draftAddress(markerRoot, request.marker, teacher.id, now()),
      });
      const answered = await made(course, await writes.create(section, draft));
      const difference = differenceIn(answered, draft, section, markerRoot);
      if (difference !== null) {
        await begin().remove(section, answered.id); // a fresh deadline: the clean-up must go out even if the time for the write is over
        throw new LmsError(
          'malformed',
          `Schoology made another post than was asked for and it was removed: ${difference}`,
          {
            todo: 'Look at the section in Schoology before sending it again.',
          },
        );
      }
      const post = await ours(course, answered);
      drafts.set(post.ref.id, answered);
      return { change: 'created', post };
    },

    async ensurePublished(course, ref, sure) {
      const [section, id] = [sectionOf(course), itemOf(ref.id)];
      const made = drafts.get(ref.id);
      const before = made ?? (await item(section, id));
      const post = await ours(course, before);
      if (post.state === 'published') return { change: 'none', post };
      if (made === undefined) await sure?.();
      drafts.delete(ref.id);
      const writes = begin();
      const recipients = recipientsOf(before.assignees ?? []);
      const begun = now();
      await writes.change(section, id, {
        published: 1,
        description: stamped(before.description ?? '', markerRoot, ref.id),
      });
      const after = await item(section, id);
      if (after.published === true && sameEnrollments(after, recipients))
        return { change: 'updated', post: await ours(course, after) };
      if (now() - begun > LATE_LOOK_MS && (await wasWorkedOn(section, after))) {
        throw new LmsError('malformed', 'the post is for other learners than it was made for, and was worked on', {
          todo: 'Check in Schoology who the post is assigned to.',
          wrote: true,
        });
      }
      await takeBack(section, id);
      throw new LmsError(
        'malformed',
        'Schoology published a post for other learners than it was made for, and it was taken back',
        {
          todo: 'Look at the post in Schoology before sending it again.',
        },
      );
    },

    async ensureAssignees(course, post, to) {
      if (sameLearners(post.assignees, to)) return { change: 'none', post };
      const writes = begin();
      const [section, id] = [sectionOf(course), itemOf(post.ref.id)];
      const before = await item(section, id);
      await ours(course, before);
      // The class as it is now: the host drops assignees who have left, and an empty list would mean the whole class.
      await rosters.read(course);
      const enrollments = await rosters.resolve(course, to);
      const leaves = (before.assignees ?? []).some((each) => !enrollments.includes(each));
      // A learner taken off a graded item no longer sees the score (FACTS.md 3.3).
      if (leaves && (await holdsGrades(section, id))) {
        throw new LmsError('denied', 'scores stand on the post, and taking a learner off it would hide them', {
          todo: 'Leave the post as it is; the next plan gives the new group a post of its own.',
        });
      }
      const recipients = recipientsOf(enrollments);
      await writes.change(section, id, recipients);
      const after = await afterwards(() => item(section, id));
      // Learners who leave the class are dropped, and an empty list means the whole class (FACTS.md 3.1).
      if ((after.assignees ?? []).length === 0) {
        await takeBack(section, id);
        throw new LmsError('malformed', 'the post was for the whole class, and was taken back', {
          todo: 'Look at the post in Schoology before sending it again.',
          wrote: true,
        });
      }
      if (sameEnrollments(after, recipients) || (await afterwards(() => onlyLeft(course, after, to, enrollments))))
        return { change: 'updated', post: await afterwards(() => ours(course, after)) };
      throw new LmsError('malformed', 'the post is for other learners than was asked for', {
        todo: 'Check in Schoology who the post is assigned to.',
        wrote: true,
      });
    },

    async ensureWords(course, post, { title, text }) {
      const renamed = title !== null && title !== post.title;
      if (!renamed && text === post.text) return { change: 'none', post };
      const writes = begin();
      const [section, id] = [sectionOf(course), itemOf(post.ref.id)];
      const before = await item(section, id);
      await ours(course, before);
      const description = reworded(before.description ?? '', markerRoot, text);
      await writes.change(section, id, {
        ...(renamed ? { title } : {}),
        ...(text === post.text || description === null ? {} : { description }),
      });
      return { change: 'updated', post: await afterwards(async () => ours(course, await item(section, id))) };
    },

    async ensureGone(course, { id: postId }: PostRef) {
      const writes = begin();
      const [section, id] = [sectionOf(course), itemOf(postId)];
      drafts.delete(postId);
      try {
        const there = await item(section, id);
        await ours(course, there);
        if (!(await wasWorkedOn(section, there))) {
          await writes.remove(section, id);
          return 'updated';
        }
        // A deletion cannot be undone and would take the learners' work along, so the post is only hidden.
        if (there.published === false) return 'none';
        await writes.change(section, id, { published: 0 });
        return 'updated';
      } catch (error) {
        if (!(error instanceof Refused) || error.kind !== 'gone') throw error;
        // A repeat that gets a 404 follows a try whose answer was lost: the first one deleted it.
        return error.said.tries > 1 ? 'updated' : 'none';
      }
    },
  };

  /**
   * True when the item is for exactly the learners asked for, except some who have left the class since the list was
   * read.
   */
  async function onlyLeft(
    course: CourseId,
    { assignees = [] }: Pick<Item, 'assignees'>,
    asked: readonly LearnerId[],
    enrollments: readonly EnrollmentId[],
  ): Promise<boolean> {
    if (!assignees.every((each) => enrollments.includes(each))) return false;
    const people = await rosters.read(course);
    return asked.every(
      (learner, place) =>
        assignees.some((each) => each === enrollments[place]) || people.enrollmentOf(learner) === null,
    );
  }

  /** A fresh deadline, as for a draft that is wrong. If this is refused, nothing may be sent again: the post is visible to the wrong learners. */
  async function takeBack(section: SectionId, id: ItemId): Promise<void> {
    try {
      await begin().change(section, id, { published: 0 });
    } catch (error) {
      throw new LmsError(
        'malformed',
        'Schoology published a post for other learners than it was made for, and it could not be taken back',
        {
          todo: 'Take the post back in Schoology at once.',
          cause: error,
        },
      );
    }
  }

  /** Anything a teacher put into the gradebook for it: a score, an exception, words. */
  async function holdsGrades(section: SectionId, id: ItemId): Promise<boolean> {
    for await (const page of api.grades(section, { item: id })) {
      if (page.some(isFilled)) return true;
    }
    return false;
  }

  /** By a learner or, in the gradebook, by a teacher. */
  async function wasWorkedOn(section: SectionId, there: Item): Promise<boolean> {
    return (await holdsGrades(section, there.id)) || (await holdsWork(section, there));
  }

  async function holdsWork(section: SectionId, there: Item): Promise<boolean> {
    if (!takesSubmissions(there)) return false;
    for await (const page of api.revisions(section, there.id)) if (page.length > 0) return true;
    return false;
  }
}

/** A cell that cannot be read counts as filled, so that nothing is removed on a guess. */
function isFilled(record: unknown): boolean {
  const empty = (name: string): boolean => {
    const value: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, name) : 'unreadable';
    return value === null || value === undefined || value === '' || (name === 'exception' && Number(value) === 0);
  };
  return !['grade', 'exception', 'comment'].every(empty);
}
