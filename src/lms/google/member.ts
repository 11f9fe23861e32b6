import type { CourseId } from '../../ids.ts';
import { LmsError } from '../errors.ts';
import { whole } from './answers.ts';
import type { Api } from './api.ts';
import { unreadable } from './errors.ts';
import { Member } from './schema.ts';

/** What a person is in a course. Only Google's own "there is no such person here" means nobody. */
export async function memberOf(api: Api, course: CourseId, person: string): Promise<'teacher' | 'learner' | null> {
  if (await isAmong(api, course, 'teachers', person)) return 'teacher';
  return (await isAmong(api, course, 'students', person)) ? 'learner' : null;
}

async function isAmong(api: Api, course: CourseId, as: 'teachers' | 'students', person: string): Promise<boolean> {
  try {
    const found = whole(Member, await api.member(course, as, person), 'member', ({ userId }) => userId);
    // `me` and an e-mail are answered too (FACTS.md 1.1): only the very id asked for is an answer.
    if (found !== person) throw unreadable('Google answered with another person', false);
    return true;
  } catch (error) {
    if (error instanceof LmsError && error.kind === 'gone') return false;
    throw error;
  }
}
