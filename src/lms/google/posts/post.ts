import type { classroom_v1 } from '@googleapis/classroom';
import { LmsError } from '../../errors.ts';
import type { LinkTicketRequest } from '../../link-tickets.ts';
import type { Post, PostRequest } from '../../posts.ts';
import { sameLearners } from '../../adopt.ts';
import { dueParts } from '../due.ts';
import { markerUrl } from '../../marker.ts';

/** A post as it is sent; each carrier takes its own fields. */
export type Draft =
  | { readonly carrier: 'assignment'; readonly body: classroom_v1.Schema$CourseWork }
  | { readonly carrier: 'announcement'; readonly body: classroom_v1.Schema$Announcement };

/** FACTS.md 1.10. */
const LONGEST_TITLE = 3000;
const LONGEST_TEXT = 30_000;
const LONGEST_URL = 2024;
const MOST_MATERIALS = 20;

/**
 * The only function of the code base that builds a request with recipients (writeback/PROTOCOL.md 2.4), but for a ticket's assignment below.
 * Always a draft, always
 * for the learners listed and for nobody else: an `assigneeMode` left out would mean the whole class.
 * @throws LmsError `malformed` when the request breaks one of these rules; nothing is sent then
 */
export function draftOf(request: PostRequest, markerRoot: string, topicId: string | null): Draft {
  const learners: readonly string[] = request.to;
  const urls = [markerUrl(markerRoot, request.marker), ...request.links.map(({ url }) => url)];
  const to = {
    state: 'DRAFT' as const,
    assigneeMode: 'INDIVIDUAL_STUDENTS' as const,
    individualStudentsOptions: { studentIds: [...learners] },
    materials: urls.map((url) => ({ link: { url } })),
  };
  // Checked on the request itself, in production too.
  must(
    to.state === 'DRAFT' && to.assigneeMode === 'INDIVIDUAL_STUDENTS',
    'a post is always a draft for listed learners',
  );
  must(learners.length > 0 && learners.every((id) => id !== ''), 'a post has at least one recipient');
  must(new Set(learners).size === learners.length, 'no recipient is listed twice');
  must(request.about !== 'learner' || learners.length === 1, 'words about a learner go to exactly that one');
  must(request.text.length <= LONGEST_TEXT, 'the text is too long');
  must(urls.length <= MOST_MATERIALS, 'there are too many links');
  must(urls.every(isWebAddress), 'a link is no web address');

  if (request.carrier === 'announcement') {
    must(request.text !== '', 'an announcement has words');
    return { carrier: 'announcement', body: { ...to, text: request.text } };
  }
  const title = request.title ?? '';
  must(title !== '' && title.length <= LONGEST_TITLE, 'an assignment has a title of at most 3,000 characters');
  return {
    carrier: 'assignment',
    body: {
      ...to,
      title,
      description: request.text,
      workType: 'ASSIGNMENT',
      ...(request.points === null ? {} : { maxPoints: request.points }),
      ...(request.due === null ? {} : dueParts(request.due)),
      ...(topicId === null ? {} : { topicId }),
    },
  };
}

/**
 * The assignment of a ticket behind a link, the one thing that is for the whole class (writeback/PROTOCOL.md 2.17): named as such, always
 * a draft, without a word but the title its teacher gave it, and without a marker.
 * @throws LmsError `malformed` when it breaks one of these rules; nothing is sent then
 */
export function linkTicketOf({ title, address, points, due }: LinkTicketRequest): classroom_v1.Schema$CourseWork {
  must(title !== '' && title.length <= LONGEST_TITLE, 'an assignment has a title of at most 3,000 characters');
  must(isWebAddress(address), 'a link is no web address');
  return {
    state: 'DRAFT',
    assigneeMode: 'ALL_STUDENTS',
    workType: 'ASSIGNMENT',
    title,
    materials: [{ link: { url: address } }],
    ...(points === null ? {} : { maxPoints: points }),
    ...(due === null || due === undefined ? {} : dueParts(due)),
  };
}

/**
 * How what stands there differs from what was asked for; null when it does not (writeback/PROTOCOL.md 2.4). Links may come
 * back as another kind and titles filled in: only the marker has to be there.
 */
export function differenceIn(
  post: Post | null,
  course: { readonly asked: string; readonly answered: string | null },
  request: PostRequest,
): string | null {
  if (post === null || post.marker !== request.marker) return 'the marker is missing';
  if (!isAlias(course.asked) && course.answered !== course.asked) return 'it is in another class';
  if (post.state !== 'draft') return 'it is not a draft';
  if (post.assignees === 'all') return 'it is for the whole class';
  if (!sameLearners(post.assignees, request.to)) return 'it is for other learners';
  return null;
}

/** Another name for a course (FACTS.md 1.1), which the answer does not repeat. */
function isAlias(course: string): boolean {
  return /^[dp]:/.test(course);
}

function isWebAddress(url: string): boolean {
  return url.length <= LONGEST_URL && URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}

function must(holds: boolean, rule: string): void {
  if (!holds)
    throw new LmsError('malformed', `a post was not sent: ${rule}`, {
      todo: 'Report this: Waymark built a post against its own rules.',
    });
}
