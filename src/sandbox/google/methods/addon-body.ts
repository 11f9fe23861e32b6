import type { Instant } from '../../../time.ts';
import { invalid } from '../wire/errors.ts';
import type { Attachment } from '../world/records.ts';
import type { Posted } from '../world/state.ts';
import { readDue, toParts } from './due.ts';
import type { DateParts, TimeParts } from './due.ts';
import { readText } from './item-body.ts';

interface Uri {
  readonly uri?: string | null;
}

/** An attachment in a request, its types already checked; output-only fields are ignored. */
export interface AttachmentBody {
  readonly title?: string | null;
  readonly teacherViewUri?: Uri | null;
  readonly studentViewUri?: Uri | null;
  readonly studentWorkReviewUri?: Uri | null;
  readonly maxPoints?: number | null;
  readonly dueDate?: DateParts | null;
  readonly dueTime?: TimeParts | null;
}

export interface AttachmentRules {
  readonly item: Pick<Posted, 'type'>;
  /** What an address may begin with, letter by letter. */
  readonly prefixes: readonly string[];
  readonly now: Instant;
}

type Written = Omit<Attachment, 'id' | 'project' | 'copyHistory'>;

/** Checks and reads every field of an attachment, by the rules of lms/google/FACTS.md 5.3. */
export function readAttachment(body: AttachmentBody, rules: AttachmentRules): Written {
  const { item, prefixes, now } = rules;
  const review = body.studentWorkReviewUri ?? null;
  if (review !== null && item.type !== 'courseWork') throw invalid('Only course work has student work to review.');
  return {
    title: readText('title', body.title, 1, 1000),
    teacherView: readUri('teacher_view_uri', body.teacherViewUri, prefixes),
    studentView: readUri('student_view_uri', body.studentViewUri, prefixes),
    review: review === null ? null : readUri('student_work_review_uri', review, prefixes),
    maxPoints: readMaxPoints(body.maxPoints, review !== null),
    due: readDue(body.dueDate, body.dueTime, now),
  };
}

/** Only what the mask names; without an address for reviews the points go too. */
export function readAttachmentChange(
  body: AttachmentBody,
  mask: ReadonlySet<string>,
  before: Attachment,
  rules: AttachmentRules,
): Written {
  const parts: AttachmentBody = {
    title: before.title,
    teacherViewUri: { uri: before.teacherView },
    studentViewUri: { uri: before.studentView },
    studentWorkReviewUri: before.review === null ? null : { uri: before.review },
    maxPoints: before.maxPoints,
    ...(before.due === null ? {} : toParts(before.due)),
  };
  const named = Object.fromEntries([...mask].map((name) => [name, body[name as keyof AttachmentBody] ?? null]));
  const merged = { ...parts, ...named };
  const isReviewed = (merged.studentWorkReviewUri ?? null) !== null;
  return readAttachment(isReviewed || mask.has('maxPoints') ? merged : { ...merged, maxPoints: 0 }, rules);
}

function readUri(name: string, given: Uri | null | undefined, prefixes: readonly string[]): string {
  const uri = readText(name, given?.uri, 1, 1800);
  if (!URL.canParse(uri)) throw invalid(`${name} is no web address.`);
  if (!prefixes.some((prefix) => uri.startsWith(prefix)))
    throw invalid(`${name} begins with no allowed attachment URI prefix.`);
  return uri;
}

function readMaxPoints(points: number | null | undefined, isReviewed: boolean): number {
  const value = points ?? 0;
  if (!Number.isInteger(value) || value < 0) throw invalid('max_points must be a non-negative integer.');
  if (value > 0 && !isReviewed) throw invalid('max_points needs student_work_review_uri.');
  return value;
}

export function attachmentWire({ item }: { readonly item: Posted }, attachment: Attachment): object {
  const { id, title, teacherView, studentView, review, maxPoints, due, copyHistory } = attachment;
  return {
    courseId: item.course,
    itemId: item.id,
    postId: item.id,
    id,
    title,
    teacherViewUri: { uri: teacherView },
    studentViewUri: { uri: studentView },
    studentWorkReviewUri: review === null ? undefined : { uri: review },
    maxPoints: maxPoints === 0 ? undefined : maxPoints,
    ...(due === null ? {} : toParts(due)),
    copyHistory:
      copyHistory.length === 0
        ? undefined
        : copyHistory.map((copy) => ({
            courseId: copy.course,
            itemId: copy.item,
            postId: copy.item,
            attachmentId: copy.attachment,
          })),
  };
}
