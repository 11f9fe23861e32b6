import type { PostRequest } from '../../posts.ts';
import { LmsError } from '../../errors.ts';
import type { CategoryId, EnrollmentId, SectionId } from '../ids.ts';
import { describe, read } from './description.ts';
import type { Item } from '../schema.ts';

/** Who a thing of ours is for; never empty, for an empty list would mean the whole class (FACTS.md 3.1). */
export interface Recipients {
  readonly assignees: readonly number[];
}

/** A post as it is sent: always unpublished, out of the average, without a thread the class could read. */
export interface Draft extends Recipients {
  readonly title: string;
  readonly description: string;
  readonly published: 0;
  readonly count_in_grade: 0;
  readonly allow_discussion: 0;
  readonly grade_stats: 0;
  readonly allow_dropbox: 0 | 1;
  readonly grading_category: number;
  readonly grading_period?: number;
  readonly max_points?: number;
  readonly due?: string;
  readonly attachments: readonly { readonly url: string; readonly title: string }[];
}

/** What a request needs beside its words: the learners' enrollments in the same order, and where its points go. */
export interface Means {
  readonly enrollments: readonly EnrollmentId[];
  /** Null: an ungraded notice, which stays out of the gradebook. */
  readonly category: CategoryId | null;
  readonly period: number | null;
  readonly due: string | null;
  /** Address of the marker. */
  readonly address: string;
}

/** What other posts of the same teacher hold is no guide here, so these are ours, well within what a browser takes. */
const LONGEST_TITLE = 250;
const LONGEST_TEXT = 30_000;
const LONGEST_URL = 2000;
const MOST_LINKS = 20;

/**
 * The only function of this adapter that builds a post with recipients (writeback/PROTOCOL.md 2.4): always a draft, always for
 * the enrollments listed and for nobody else.
 * @throws LmsError `malformed` when the request breaks one of these rules; nothing is sent then
 */
export function draftOf(request: PostRequest, { enrollments, category, period, due, address }: Means): Draft {
  must(request.carrier === 'assignment', 'there is nothing but assignments that could be for some only');
  must(enrollments.length === request.to.length, 'every learner has one enrollment');
  must(request.about !== 'learner' || enrollments.length === 1, 'words about a learner go to exactly that one');
  const title = request.title ?? '';
  must(title !== '' && title.length <= LONGEST_TITLE, 'a post has a title of at most 250 characters');
  must(request.text.length <= LONGEST_TEXT, 'the text is too long');
  must(request.links.length <= MOST_LINKS, 'there are too many links');
  must(request.links.every(({ url }) => isWebAddress(url)) && isWebAddress(address), 'a link is no web address');
  must(
    request.points === null || (request.points > 0 && category !== null),
    'points need a grading category, or they are seen by nobody',
  );
  return {
    title,
    description: describe(request.text, address),
    published: 0,
    count_in_grade: 0,
    allow_discussion: 0,
    grade_stats: 0,
    allow_dropbox: request.points === null ? 0 : 1,
    grading_category: category === null || request.points === null ? 0 : Number(category),
    ...(request.points === null ? {} : { max_points: request.points }),
    ...(request.points === null || period === null ? {} : { grading_period: period }),
    ...(due === null ? {} : { due }),
    ...recipientsOf(enrollments),
    attachments: request.links.map(({ url, title: name }) => ({ url, title: name })),
  };
}

/** The full list of who something is for. Checked in what is about to leave, and in production too. @throws LmsError `malformed` */
export function recipientsOf(enrollments: readonly EnrollmentId[]): Recipients {
  const assignees = enrollments.map(Number);
  must(
    assignees.length > 0 && assignees.every((id) => Number.isSafeInteger(id) && id > 0),
    'a post has at least one recipient',
  );
  must(new Set(assignees).size === assignees.length, 'no recipient is listed twice');
  return { assignees };
}

/** How what stands there differs from what was sent; null when it does not (writeback/PROTOCOL.md 2.4, surprises 6, 7 and 10). */
export function differenceIn(item: Item, sent: Draft, section: SectionId, markerRoot: string): string | null {
  const marker = read(sent.description, markerRoot)?.marker;
  if (marker === undefined || read(item.description ?? '', markerRoot)?.marker !== marker)
    return 'the marker is missing';
  const named = /\/sections\/(\d+)\//.exec(item.links?.self ?? '')?.[1];
  if (named !== undefined && named !== section) return 'it is in another section';
  if (item.published !== false) return 'it is not a draft';
  if (item.grading_group_ids.length > 0) return 'it is for a group';
  if (!sameEnrollments(item, sent))
    return (item.assignees ?? []).length === 0 ? 'it is for the whole class' : 'it is for other learners';
  if ((item.grading_category ?? 0) !== sent.grading_category) return 'it is in another grading category';
  if (item.allow_discussion === true) return 'the class could comment on it';
  return null;
}

export function sameEnrollments({ assignees = [] }: Pick<Item, 'assignees'>, sent: Recipients): boolean {
  const want = new Set(sent.assignees.map(String));
  return assignees.length === want.size && assignees.every((id) => want.has(id));
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
