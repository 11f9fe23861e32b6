import type { Launch } from '../../launch.ts';

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

/**
 * What somebody is in the course (LTI 1.3, A.2.2). Only roles of the course count: an administrator of the school teaches
 * nobody here, and a parent is a Mentor. Who is a learner too is treated as one: less is shown, not more. A sub-role
 * (a teaching assistant) comes with its own name beside `Instructor` and takes it away again.
 */
export function roleOf(roles: readonly string[]): Launch['role'] {
  const has = (name: string): boolean => roles.includes(name) || roles.includes(`${MEMBERSHIP}${name}`);
  if (has('Learner')) return 'learner';
  const assists = roles.some((role) => /\/membership\/[A-Za-z]+#/.test(role));
  return has('Instructor') && !assists ? 'teacher' : 'other';
}
