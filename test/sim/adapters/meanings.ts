import type { Asked } from '../../../src/sandbox/google/index.ts';
import type { Meaning } from './wire.ts';

const POSTS_OF_GOOGLE = /\/(courseWork|announcements)$/;
const POST_OF_GOOGLE = /\/(?:courseWork|announcements)\/(?<id>[^/:]+)$/;
const LISTS_OF_GOOGLE = /\/(courseWork|announcements|students|teachers|topics|studentSubmissions|responses|courses)$/;

/** What a request to Classroom is about. */
export function googleMeaning({ verb, url: { pathname } }: Asked): Meaning {
  const what = `${verb} ${pathname.replace('/v1/courses/6001', '')}`;
  if (pathname === '/token') return { what: 'renews the sign-in', kind: 'read', looksAt: null };
  const id = POST_OF_GOOGLE.exec(pathname)?.groups?.['id'];
  if (verb === 'GET') {
    if (LISTS_OF_GOOGLE.test(pathname)) return { what, kind: 'list', looksAt: null };
    return { what, kind: 'read', looksAt: id ?? null };
  }
  return { what, kind: verb === 'POST' && POSTS_OF_GOOGLE.test(pathname) ? 'create' : 'write', looksAt: null };
}

const LISTS_OF_SCHOOLOGY =
  /\/(grade_items|assignments|comments|enrollments|grading_categories|grading_periods|sections|grades)$|\/submissions\/\d+$/;

/** What a request to Schoology is about; comments and grade cells have no drafts. */
export function schoologyMeaning({ verb, url: { pathname } }: Asked): Meaning {
  const what = `${verb} ${pathname.replace('/v1/sections/6001', '')}`;
  if (verb === 'GET' || verb === 'OPTIONS') {
    if (LISTS_OF_SCHOOLOGY.test(pathname)) return { what, kind: 'list', looksAt: null };
    return { what, kind: 'read', looksAt: null }; // a single item is read back, or for its grades: nothing is decided by it
  }
  if (verb === 'POST' && pathname.endsWith('/assignments')) return { what, kind: 'create', looksAt: null };
  const says = (verb === 'POST' && pathname.endsWith('/comments')) || (verb === 'PUT' && pathname.endsWith('/grades'));
  return { what, kind: says ? 'say' : 'write', looksAt: null };
}
