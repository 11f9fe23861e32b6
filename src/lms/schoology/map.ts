import { CourseId, CourseworkId, LearnerId, PostId, TeacherId } from '../../ids.ts';
import { LmsError } from '../errors.ts';
import type { Post, PostRef } from '../posts.ts';
import type { Course, Coursework, Learner, Teacher } from '../types.ts';
import { isBy, read } from './posts/description.ts';
import { dueAt, zoneOf } from './due.ts';
import { ItemId, SectionId, Uid } from './ids.ts';
import { quizLinksOf } from './quiz-links.ts';
import type { z } from 'zod';
import type * as schoology from './schema.ts';

/** The acting teacher, and the zone Schoology writes due dates in for that teacher. */
export interface Account {
  readonly teacher: Teacher;
  /** IANA name; null: not known. */
  readonly zone: string | null;
}

/** What coursework is read with. */
export interface Reading {
  readonly account: Account;
  readonly markerRoot: string;
  readonly uidOf: (enrollment: schoology.Enrollment['id']) => Uid | null;
}

export function toAccount({ uid, name_display, primary_email, tz_name }: schoology.User): Account {
  return {
    teacher: { id: TeacherId.parse(uid), name: name_display ?? uid, email: primary_email },
    zone: zoneOf(tz_name),
  };
}

/** A section is what we call a course; Schoology's course is only the container of its sections (FACTS.md 2.5). */
export function toCourse({ id, course_title, section_title, active }: schoology.Section): Course {
  return {
    id: CourseId.parse(id),
    name: [course_title, section_title].filter(Boolean).join(' · '),
    state: active === false ? 'archived' : 'active',
  };
}

export function toLearner({ uid, school_uid, name_display }: schoology.Enrollment): Learner {
  return { id: LearnerId.parse(uid), name: name_display ?? uid, email: null, schoolId: school_uid };
}

export function toTeacher({ uid, name_display }: schoology.Enrollment): Teacher {
  return { id: TeacherId.parse(uid), name: name_display ?? uid, email: null };
}

export function toCoursework(item: schoology.Item, reading: Reading): Coursework {
  const post = toPost(item, reading);
  return {
    id: CourseworkId.parse(item.id),
    title: item.title ?? '',
    state: item.published === false ? 'draft' : 'published',
    maxPoints: isGraded(item) ? item.max_points : null,
    due: dueAt(item.due, reading.account.zone),
    createdAt: null,
    updatedAt: item.last_updated,
    address: item.web_url,
    // Our own posts link to activities, never to a quiz of the class.
    quizzes: isOrdinary(item) && item.published !== false && post === null ? quizLinksOf(item) : [],
    post,
  };
}

/** The item as a post of ours; null when it does not carry our marker. */
export function toPost(item: schoology.Item, { account, markerRoot, uidOf }: Reading): Post | null {
  const described = read(item.description ?? '', markerRoot);
  if (described === null) return null;
  const { marker, text, stamp } = described;
  const draft = item.published === false;
  return {
    ref: { carrier: 'assignment', id: PostId.parse(item.id) },
    marker,
    state: draft ? 'draft' : 'published',
    title: item.title ?? '',
    text,
    // Without a list of assignees it is for the whole class. Assignees who are no longer enrolled are left out.
    assignees:
      (item.assignees ?? []).length === 0
        ? 'all'
        : (item.assignees ?? []).map((id) => LearnerId.parse(uidOf(id) ?? `enrollment ${id}`)),
    creator: isBy(described, account.teacher.id) ? account.teacher.id : null,
    ours: stamp !== null && (stamp.id === null ? draft : stamp.id === item.id),
    createdAt: stamp?.madeAt ?? null,
  };
}

/** Collected work, and what is in no grading category, never gets a score (FACTS.md 3.1). */
export function isGraded({ collected_only, grading_category, max_points }: schoology.Item): boolean {
  return collected_only !== true && (grading_category ?? 0) !== 0 && (max_points ?? 0) > 0;
}

/**
 * Work is handed in inside Schoology; for a cloud document or an outside tool Schoology shows no submissions (surprise
 * 9).
 */
export function takesSubmissions(item: schoology.Item): boolean {
  return isOrdinary(item) && item.allow_dropbox === true;
}

/** An assignment, not a cloud document or an outside tool. */
function isOrdinary({ type, assignment_type }: schoology.Item): boolean {
  return type === 'assignment' && (assignment_type ?? 'basic') === 'basic';
}

export function sectionOf(course: CourseId): SectionId {
  return ours(SectionId, course, 'course');
}

export function itemOf(work: CourseworkId | PostRef['id']): ItemId {
  return ours(ItemId, work, 'coursework');
}

export function uidOf(learner: LearnerId | TeacherId): Uid {
  return ours(Uid, learner, 'person');
}

/** @throws LmsError `gone`: an id that Schoology cannot have given names nothing there */
function ours<S extends z.ZodType>(schema: S, id: string, kind: string): z.infer<S> {
  const parsed = schema.safeParse(id);
  if (parsed.success) return parsed.data;
  throw new LmsError('gone', `the id of a ${kind} is none of Schoology's`, {
    todo: "Check the school file: Schoology's ids are numbers.",
  });
}
