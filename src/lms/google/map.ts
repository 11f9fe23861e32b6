import { CourseId, CourseworkId, LearnerId, PostId, TeacherId } from '../../ids.ts';
import type { Instant } from '../../time.ts';
import type { Post } from '../posts.ts';
import type { Course, Coursework, Learner, Submission, Teacher, Topic } from '../types.ts';
import { BadRecord, timeIn } from '../bad-record.ts';
import { dueAt } from './due.ts';
import { markerIn } from './posts/marker.ts';
import { quizLinks } from './forms/quiz-link.ts';
import { gradesIn } from './rubric.ts';
import { readScore } from './score.ts';
import type { Gradebook } from './score.ts';
import type * as google from './schema.ts';

export function toCourse({ id, name, section, courseState }: google.Course): Course {
  const states: Readonly<Record<string, Course['state']>> = { ACTIVE: 'active', ARCHIVED: 'archived' };
  return {
    id: CourseId.parse(id),
    name: [name, section].filter(Boolean).join(' · '),
    state: states[courseState ?? ''] ?? 'other',
  };
}

export function toLearner({ userId, profile }: google.Member): Learner {
  return { id: LearnerId.parse(userId), name: profile?.name?.fullName ?? userId, email: profile?.emailAddress ?? null };
}

export function toTeacher({ userId, profile }: google.Member): Teacher {
  return { id: TeacherId.parse(userId), name: profile?.name?.fullName ?? userId, email: profile?.emailAddress ?? null };
}

export function toMe({ id, name, emailAddress }: google.Profile): Teacher {
  return { id: TeacherId.parse(id), name: name?.fullName ?? id, email: emailAddress ?? null };
}

export function toTopic({ topicId, name }: google.Topic): Topic {
  return { id: topicId, name: name ?? '' };
}

const STATES = { DRAFT: 'draft', PUBLISHED: 'published', DELETED: 'deleted' } as const;

export function toCoursework(work: google.Coursework, markerRoot: string): Coursework {
  return {
    id: CourseworkId.parse(work.id),
    title: work.title ?? '',
    state: STATES[work.state],
    maxPoints: work.maxPoints || null,
    due: due(work),
    createdAt: timeIn('creationTime', work.creationTime),
    updatedAt: timeIn('updateTime', work.updateTime),
    address: work.alternateLink ?? null,
    quizzes: quizLinks(work.materials ?? []),
    post: assignmentPost(work, markerRoot),
  };
}

/** The coursework as a post of ours; null when it does not carry our marker. */
export function assignmentPost(work: google.Coursework, markerRoot: string): Post | null {
  const base = postBase(work, markerRoot);
  return base === null
    ? null
    : {
        ...base,
        ref: { carrier: 'assignment', id: PostId.parse(work.id) },
        title: work.title ?? '',
        text: work.description ?? '',
        ours: work.associatedWithDeveloper ?? false,
      };
}

/**
 * Announcements do not say which project made them: one with our marker is taken to be ours, and adoption also checks
 * its creator.
 */
export function announcementPost(announcement: google.Announcement, markerRoot: string): Post | null {
  const base = postBase(announcement, markerRoot);
  return base === null
    ? null
    : {
        ...base,
        ref: { carrier: 'announcement', id: PostId.parse(announcement.id) },
        title: null,
        text: announcement.text ?? '',
        ours: true,
      };
}

function postBase(
  item: google.Coursework | google.Announcement,
  markerRoot: string,
): Pick<Post, 'marker' | 'state' | 'assignees' | 'creator' | 'createdAt'> | null {
  const marker = markerIn(item.materials ?? [], markerRoot);
  return marker === null
    ? null
    : {
        marker,
        state: STATES[item.state],
        // Unset means the whole class (writeback/PROTOCOL.md 1).
        assignees:
          item.assigneeMode === 'INDIVIDUAL_STUDENTS'
            ? (item.individualStudentsOptions?.studentIds ?? []).map((id) => LearnerId.parse(id))
            : 'all',
        creator: item.creatorUserId ? TeacherId.parse(item.creatorUserId) : null,
        createdAt: timeIn('creationTime', item.creationTime),
      };
}

const WORK_STATES = {
  NEW: 'new',
  CREATED: 'created',
  TURNED_IN: 'turned-in',
  RETURNED: 'returned',
  RECLAIMED_BY_STUDENT: 'reclaimed',
} as const;

export function toSubmission(submission: google.Submission, book: Gradebook): Submission {
  return {
    id: submission.id,
    coursework: submission.courseWorkId,
    learner: submission.userId,
    state: WORK_STATES[submission.state],
    atMost: false,
    comments: [],
    rubric: gradesIn(submission),
    ...readScore(submission, book),
  };
}

function due({ dueDate, dueTime }: google.Coursework): Instant | null {
  if (!dueDate) return null;
  const at = dueAt(dueDate, dueTime ?? null);
  if (at === null) throw new BadRecord('dueDate: the parts name no day');
  return at;
}
