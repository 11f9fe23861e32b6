import type { Instant } from '../../../time.ts';
import { invalid } from '../wire/errors.ts';
import type { Call } from '../wire/call.ts';
import { single } from '../wire/query.ts';
import type { CourseWorkItem, ItemChange } from '../world/records.ts';
import type { Course, Posted } from '../world/state.ts';
import { courseworkOf } from '../world/state.ts';
import { notDeleted, ownOrAttached, writableCourse } from './access.ts';
import { readDue, toParts } from './due.ts';
import type { DateParts, TimeParts } from './due.ts';
import { readAssignees, readMaterials, readNewState, readScheduled, readText, readUpdateMask } from './item-body.ts';
import type { ItemBody } from './item-body.ts';
import { deleteItem, itemWire, listItems, modifyAssignees, readItem } from './items.ts';

type PostedWork = Extract<Posted, { type: 'courseWork' }>;

interface Body extends ItemBody {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly workType?: string | null;
  readonly maxPoints?: number | null;
  readonly dueDate?: DateParts | null;
  readonly dueTime?: TimeParts | null;
  readonly topicId?: string | null;
  readonly gradingPeriodId?: string | null;
  readonly submissionModificationMode?: string | null;
  readonly multipleChoiceQuestion?: { readonly choices?: readonly string[] | null } | null;
}

const PATCHABLE = [
  'title',
  'description',
  'state',
  'dueDate',
  'dueTime',
  'maxPoints',
  'scheduledTime',
  'submissionModificationMode',
  'topicId',
];

export function listCourseWork(call: Call): object {
  const page = listItems(call, 'courseWork', { states: 'courseWorkStates', sortable: ['updateTime', 'dueDate'] });
  return {
    courseWork: page.rows.length === 0 ? undefined : page.rows.map((item) => toWire(call, item)),
    nextPageToken: page.nextPageToken,
  };
}

export function getCourseWork(call: Call): object {
  return toWire(call, readItem(call, 'courseWork'));
}

/** Never de-duplicated: two creates make two items (lms/google/FACTS.md 1.12). */
export function createCourseWork(call: Call): object {
  const course = writableCourse(call, call.path['courseId'] ?? '');
  const body = call.body as Body;
  const now = call.world.now();
  const state = readNewState(body.state);
  const workType = readWorkType(body);
  const item: CourseWorkItem = {
    type: 'courseWork',
    id: call.world.nextId(),
    course: course.record.id,
    project: call.project,
    creator: call.caller.person.id,
    state,
    ...readAssignees(body, course),
    title: readText('title', body.title, 1, 3000),
    text: readText('description', body.description, 0, 30_000),
    materials: readMaterials(body.materials),
    scheduled: readScheduled(body.scheduledTime, state, now),
    workType,
    choices: workType === 'MULTIPLE_CHOICE_QUESTION' ? [...(body.multipleChoiceQuestion?.choices ?? [])] : [],
    maxPoints: readMaxPoints(body.maxPoints),
    due: readDue(body.dueDate, body.dueTime, now),
    topic: readTopic(body.topicId, course),
    modification: readModification(body.submissionModificationMode),
  };
  noGradingPeriods(body);
  call.world.record({ kind: 'posted', item });
  return wireNow(call, course, item.id);
}

export function patchCourseWork(call: Call): object {
  const course = writableCourse(call, call.path['courseId'] ?? '');
  const item = readItem(call, 'courseWork');
  ownOrAttached(call, course, item, 'changes');
  notDeleted(item);
  const mask = readUpdateMask(single(call.query, 'updateMask'), PATCHABLE);
  call.world.record({
    kind: 'edited',
    course: course.record.id,
    item: item.id,
    change: readChange(call.body as Body, mask, item, course, call.world.now()),
  });
  return wireNow(call, course, item.id);
}

export function deleteCourseWork(call: Call): object {
  return deleteItem(call, 'courseWork');
}

export function modifyCourseWorkAssignees(call: Call): object {
  modifyAssignees(call, 'courseWork');
  return getCourseWork(call);
}

/** Only what the mask names; a field that cannot be empty must be in the body (lms/google/FACTS.md 1.1). */
function readChange(body: Body, mask: ReadonlySet<string>, item: PostedWork, course: Course, now: Instant): ItemChange {
  return {
    ...(mask.has('title') && { title: readText('title', body.title, 1, 3000) }),
    ...(mask.has('description') && { text: readText('description', body.description, 0, 30_000) }),
    ...(mask.has('state') && { state: readNextState(body.state, item.state) }),
    ...(mask.has('maxPoints') && { maxPoints: readMaxPoints(body.maxPoints) }),
    ...(mask.has('topicId') && { topic: readTopic(body.topicId, course) }),
    ...(mask.has('submissionModificationMode') && { modification: readModification(body.submissionModificationMode) }),
    ...(mask.has('scheduledTime') && { scheduled: readScheduled(body.scheduledTime, item.state, now) }),
    ...((mask.has('dueDate') || mask.has('dueTime')) && { due: readNewDue(body, mask, item, now) }),
  };
}

/** A part the mask does not name stays as it is. */
function readNewDue(body: Body, mask: ReadonlySet<string>, item: PostedWork, now: Instant): Instant | null {
  const before = item.due === null ? undefined : toParts(item.due);
  return readDue(
    mask.has('dueDate') ? body.dueDate : before?.dueDate,
    mask.has('dueTime') ? body.dueTime : before?.dueTime,
    now,
  );
}

/** A draft can be published; whether a published item can go back is not known (lms/google/FACTS.md U7): here it cannot. */
export function readNextState(state: string | null | undefined, before: string): 'DRAFT' | 'PUBLISHED' {
  if (state === 'PUBLISHED' || (state === 'DRAFT' && before === 'DRAFT')) return state;
  throw invalid(`state ${state ?? ''} cannot be set.`);
}

function readWorkType(body: Body): CourseWorkItem['workType'] {
  const type = body.workType;
  if (type === 'MULTIPLE_CHOICE_QUESTION' && (body.multipleChoiceQuestion?.choices ?? []).length === 0)
    throw invalid('A multiple choice question needs choices.');
  if (type === 'ASSIGNMENT' || type === 'SHORT_ANSWER_QUESTION' || type === 'MULTIPLE_CHOICE_QUESTION') return type;
  throw invalid('work_type is required.');
}

function readMaxPoints(points: number | null | undefined): number | null {
  if (points === undefined || points === null || points === 0) return null;
  if (!Number.isInteger(points) || points < 0) throw invalid('max_points must be a non-negative integer.');
  return points;
}

function readTopic(topic: string | null | undefined, course: Course): string | null {
  if (topic === undefined || topic === null || topic === '') return null;
  if (!course.topics.has(topic)) throw invalid('topic_id is no topic of the course.');
  return topic;
}

function readModification(mode: string | null | undefined): CourseWorkItem['modification'] {
  return mode === 'MODIFIABLE' ? 'MODIFIABLE' : 'MODIFIABLE_UNTIL_TURNED_IN';
}

function noGradingPeriods(body: Body): void {
  if ((body.gradingPeriodId ?? '') !== '') throw invalid('grading_period_id is no grading period of the course.');
}

function wireNow(call: Call, course: Course, id: string): object {
  return toWire(call, courseworkOf(course, id));
}

function toWire(call: Call, item: PostedWork): object {
  return {
    ...itemWire(item),
    title: item.title,
    description: item.text === '' ? undefined : item.text,
    workType: item.workType,
    multipleChoiceQuestion: item.workType === 'MULTIPLE_CHOICE_QUESTION' ? { choices: item.choices } : undefined,
    maxPoints: item.maxPoints ?? undefined,
    ...(item.due === null ? {} : toParts(item.due)),
    topicId: item.topic ?? undefined,
    submissionModificationMode: item.modification,
    associatedWithDeveloper: item.project === call.project ? true : undefined,
    alternateLink:
      item.state === 'PUBLISHED' ? `https://classroom.google.com/c/${item.course}/a/${item.id}/details` : undefined,
  };
}
