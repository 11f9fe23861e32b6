import type { Attachable, OfItems, OfWork } from '../contract/addons.ts';
import { ApiError, denied, invalid, notFound } from '../wire/errors.ts';
import type { Call, Handler } from '../wire/call.ts';
import { takePage } from '../wire/paging.ts';
import { single } from '../wire/query.ts';
import { submissionId } from '../world/addons.ts';
import type { Item } from '../world/records.ts';
import type { Attached, Posted } from '../world/state.ts';
import { attachedOf, submissionOf } from '../world/state.ts';
import { hasScope, itemReader, ownProject, sees, writableCourse } from './access.ts';
import type { Membership } from './access.ts';
import { attachmentWire, readAttachment, readAttachmentChange } from './addon-body.ts';
import type { AttachmentBody } from './addon-body.ts';
import { readUpdateMask } from './item-body.ts';

const PAGE = { usual: 20, most: 20 };
/** How long a token of the discovery frame lives is not known (lms/google/FACTS.md U24). */
const TOKEN_LIVES = 3_600_000;

const TYPES: Readonly<Record<Attachable, Item['type']>> = {
  announcements: 'announcement',
  courseWork: 'courseWork',
  courseWorkMaterials: 'courseWorkMaterial',
};

/** What answers the add-on methods of each kind of item. */
export const ADDON_HANDLERS = {
  ...handlers('announcements', ofItems),
  ...handlers('courseWork', ofItems),
  ...handlers('courseWorkMaterials', ofItems),
  ...handlers('courseWork', ofWork),
};

type Id<Kind extends Attachable, Name extends string> = `classroom.courses.${Kind}.${Name}`;
type Table<Name extends string> = Readonly<Record<Name, (call: Call, place: Place) => object>>;

function handlers<Kind extends Attachable, Name extends string>(
  kind: Kind,
  table: () => Table<Name>,
): Readonly<Record<Id<Kind, Name>, Handler>> {
  const named = Object.entries<Table<Name>[Name]>(table()).map(([name, answer]): [string, Handler] => [
    `classroom.courses.${kind}.${name}`,
    (call) => answer(call, placeOf(call, kind)),
  ]);
  return Object.fromEntries(named) as Record<Id<Kind, Name>, Handler>;
}

function ofItems(): Table<OfItems> {
  return {
    getAddOnContext,
    'addOnAttachments.create': create,
    'addOnAttachments.delete': remove,
    'addOnAttachments.get': (call, place) => attachmentWire(place, ours(call, place).record),
    'addOnAttachments.list': listAttachments,
    'addOnAttachments.patch': patch,
  };
}

function ofWork(): Table<OfWork> {
  return {
    'addOnAttachments.studentSubmissions.get': getSubmission,
    'addOnAttachments.studentSubmissions.list': listSubmissions,
    'addOnAttachments.studentSubmissions.patch': patchSubmission,
  };
}

interface Place {
  readonly membership: Membership;
  readonly item: Posted;
}

/** The item, as far as the caller sees it; the deprecated `postId` may only say the same. */
function placeOf(call: Call, kind: Attachable): Place {
  const membership = itemReader(call, call.path['courseId'] ?? '');
  const item = membership.course.items.get(call.path['itemId'] ?? '');
  const isThere = item !== undefined && item.type === TYPES[kind] && item.state !== 'DELETED';
  if (!isThere || !sees(call, membership, item)) throw notFound();
  if ((single(call.query, 'postId') ?? item.id) !== item.id) throw invalid('post_id and item_id differ.');
  return { membership, item };
}

/** Which context is there is the role. Without an attachment only a token says that the add-on was opened there at all. */
function getAddOnContext(call: Call, { membership, item }: Place): object {
  const hasToken = checkToken(call, item);
  const id = single(call.query, 'attachmentId');
  if (id === undefined && !hasToken) throw invalid('attachment_id is required.');
  const attached = id === undefined ? null : ofOurs(call, membership, item, id);
  const takesWork = item.type === 'courseWork' && item.workType === 'ASSIGNMENT';
  const submission = takesWork && attached !== null ? submissionId(attached, call.caller.person.id) : undefined;
  return {
    courseId: item.course,
    itemId: item.id,
    postId: item.id,
    supportsStudentWork: takesWork ? true : undefined,
    ...(membership.role === 'teacher' ? { teacherContext: {} } : { studentContext: { submissionId: submission } }),
  };
}

/** Needs one of ours on the item, or leave to attach one (lms/google/FACTS.md U25); no token can be sent with it. */
function listAttachments(call: Call, { membership, item }: Place): object {
  const rows = [...(membership.course.attached.get(item.id)?.values() ?? [])].filter(
    ({ record }) => record.project === call.project,
  );
  if (rows.length === 0 && item.project !== call.project && !isOffered(call, item)) throw denied();
  const shown = rows.filter(({ record }) => !call.hidden(record.id));
  const page = takePage(shown, call.query, `attachments ${item.course} ${item.id} ${call.caller.person.id}`, PAGE);
  return {
    addOnAttachments:
      page.rows.length === 0 ? undefined : page.rows.map(({ record }) => attachmentWire({ item }, record)),
    nextPageToken: page.nextPageToken,
  };
}

/** Never de-duplicated. Without a token only under what our own project made (lms/google/FACTS.md 5.3). */
function create(call: Call, { item }: Place): object {
  const course = writableCourse(call, item.course);
  if (!checkToken(call, item)) ownProject(call, item);
  const attachment = {
    ...readAttachment(call.body as AttachmentBody, { item, prefixes: call.prefixes, now: call.world.now() }),
    id: call.world.nextId(),
    project: call.project,
    copyHistory: [],
  };
  call.world.record({ kind: 'attached', course: course.record.id, item: item.id, attachment });
  return attachmentWire({ item }, attachment);
}

function patch(call: Call, place: Place): object {
  const { item } = place;
  const course = writableCourse(call, item.course);
  const { record } = ours(call, place);
  const mask = readUpdateMask(single(call.query, 'updateMask'), [
    'title',
    'teacherViewUri',
    'studentViewUri',
    'studentWorkReviewUri',
    'dueDate',
    'dueTime',
    'maxPoints',
  ]);
  const rules = { item, prefixes: call.prefixes, now: call.world.now() };
  const change = readAttachmentChange(call.body as AttachmentBody, mask, record, rules);
  call.world.record({ kind: 'reattached', course: item.course, item: item.id, attachment: record.id, change });
  return attachmentWire({ item }, attachedOf(course, item.id, record.id).record);
}

function remove(call: Call, place: Place): object {
  writableCourse(call, place.item.course);
  const attachment = ours(call, place).record.id;
  call.world.record({ kind: 'detached', course: place.item.course, item: place.item.id, attachment });
  return {};
}

function getSubmission(call: Call, place: Place): object {
  const attached = ours(call, place);
  const learner = learnerOf(call, place, attached);
  if (place.membership.role !== 'teacher' && learner !== call.caller.person.id) throw denied();
  return submissionWire(call, place, attached, learner);
}

/** Of everyone the item is given to; a learner is shown their own (lms/google/FACTS.md U32). */
function listSubmissions(call: Call, place: Place): object {
  const { membership, item } = place;
  const attached = ours(call, place);
  const learners = [...attached.numbers.keys()].filter(
    (learner) =>
      submissionOf(membership.course, item.id, learner) !== undefined &&
      (membership.role === 'teacher' || learner === call.caller.person.id),
  );
  const request = `works ${item.course} ${item.id} ${attached.record.id} ${call.caller.person.id}`;
  const page = takePage(learners, call.query, request, PAGE);
  return {
    addOnAttachmentStudentSubmissions:
      page.rows.length === 0 ? undefined : page.rows.map((learner) => submissionWire(call, place, attached, learner)),
    nextPageToken: page.nextPageToken,
  };
}

/** Whose it is only a teacher is told, who may read submissions too (lms/google/FACTS.md 5.2). */
function submissionWire(call: Call, { membership, item }: Place, attached: Attached, learner: string): object {
  const isTeacher = membership.role === 'teacher';
  const submission = submissionOf(membership.course, item.id, learner);
  const mayRead = [
    'classroom.coursework.students',
    'classroom.coursework.students.readonly',
    'classroom.student-submissions.students.readonly',
  ].some((scope) => hasScope(call, scope));
  return {
    id: submissionId(attached, learner),
    courseWorkSubmissionId: submission?.id,
    userId: isTeacher && mayRead ? learner : undefined,
    pointsEarned: attached.earned.get(learner),
    postSubmissionState: submission?.state,
  };
}

function patchSubmission(call: Call, place: Place): object {
  const { item } = place;
  writableCourse(call, item.course);
  const attached = ours(call, place);
  const learner = learnerOf(call, place, attached);
  readUpdateMask(single(call.query, 'updateMask'), ['pointsEarned']);
  const points = (call.body as { readonly pointsEarned?: number | null }).pointsEarned ?? null;
  if (attached.record.maxPoints === 0) throw invalid('The attachment has no max_points: no grade can be passed back.');
  if (points !== null && points < 0) throw invalid('points_earned must not be negative.');
  call.world.record({
    kind: 'earned',
    course: item.course,
    item: item.id,
    attachment: attached.record.id,
    learner,
    by: call.caller.person.id,
    points,
  });
  return getSubmission(call, place);
}

/** The learner behind a submission id, among those the item is given to now. */
function learnerOf(call: Call, { membership, item }: Place, attached: Attached): string {
  const id = call.path['submissionId'] ?? '';
  for (const learner of attached.numbers.keys()) {
    if (submissionId(attached, learner) !== id) continue;
    if (submissionOf(membership.course, item.id, learner) !== undefined) return learner;
  }
  throw notFound();
}

function ours(call: Call, { membership, item }: Place): Attached {
  return ofOurs(call, membership, item, call.path['attachmentId'] ?? '');
}

/** Only the add-on that made it may look at it. */
function ofOurs(call: Call, { course }: Membership, item: Posted, id: string): Attached {
  const attached = course.attached.get(item.id)?.get(id);
  if (attached === undefined) throw notFound();
  if (attached.record.project !== call.project) throw denied();
  return attached;
}

/** Whether a token came, which is looked at whenever one comes (lms/google/FACTS.md 5.9). */
function checkToken(call: Call, item: Posted): boolean {
  const token = single(call.query, 'addOnToken');
  if (token === undefined) return false;
  const offer = call.world.state.offers.get(token);
  const isTheirs = offer !== undefined && offer.user === call.caller.person.id;
  if (!isTheirs || offer.course !== item.course || offer.item !== item.id)
    throw new ApiError('PERMISSION_DENIED', 'The add-on token is not valid for this user.', 'InvalidAddOnToken');
  if (!isFresh(call, offer.at))
    throw new ApiError('PERMISSION_DENIED', 'The add-on token has expired.', 'ExpiredAddOnToken');
  return true;
}

function isOffered(call: Call, item: Posted): boolean {
  return [...call.world.state.offers.values()].some(
    (offer) =>
      offer.user === call.caller.person.id &&
      offer.course === item.course &&
      offer.item === item.id &&
      isFresh(call, offer.at),
  );
}

function isFresh(call: Call, at: string): boolean {
  return Date.parse(call.world.now()) - Date.parse(at) < TOKEN_LIVES;
}
