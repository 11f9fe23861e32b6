import type { LmsId } from './types.ts';

/**
 * Whose quizzes teachers put links to into the work of an LMS that has no results question by question; null: it reads its own.
 * Plain data apart from `registry.ts`, so that a school file is checked without loading an adapter.
 */
export const QUIZ_SERVICE: Readonly<Record<LmsId, LmsId | null>> = { google: null, schoology: 'google' };
