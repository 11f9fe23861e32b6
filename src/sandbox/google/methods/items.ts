import { invalid, notFound } from '../wire/errors.ts';
import type { Call } from '../wire/call.ts';
import { takePage } from '../wire/paging.ts';
import { chosen, single } from '../wire/query.ts';
import type { AssigneeMode, Item } from '../world/records.ts';
import type { Course, Posted } from '../world/state.ts';
import { assigneesOf } from '../world/state.ts';
import { itemReader, notDeleted, ownProject, sees, writableCourse } from './access.ts';
import { checkEnrolled, emptyAssignees } from './item-body.ts';

const PAGE = { usual: 20, most: 100 };

type Type = Item['type'];
type Of<T extends Type> = Extract<Posted, { readonly type: T }>;

interface ListRules {
  readonly states: string;
  /** Fields that `orderBy` takes. */
  readonly sortable: readonly string[];
}

/** Items of one kind: PUBLISHED alone unless states are named, newest change first unless an order is (lms/google/FACTS.md 1.3). */
export function listItems<T extends Type>(
  call: Call,
  type: T,
  { states, sortable }: ListRules,
): { readonly rows: readonly Of<T>[]; readonly nextPageToken: string | undefined } {
  const id = call.path['courseId'] ?? '';
  const membership = itemReader(call, id);
  const asked = chosen(call.query, states);
  const wanted = asked.length === 0 ? ['PUBLISHED'] : asked;
  const compare = readOrder(single(call.query, 'orderBy'), sortable);
  const rows: Of<T>[] = [];
  for (const item of membership.course.items.values()) {
    if (isOf(item, type) && wanted.includes(item.state) && sees(call, membership, item) && !call.hidden(item.id))
      rows.push(item);
  }
  return takePage(rows.toSorted(compare), call.query, `${type} ${id} ${call.caller.person.id}`, PAGE);
}

function isOf<T extends Type>(item: Posted, type: T): item is Of<T> {
  return item.type === type;
}

/** `updateTime desc` unless told: fields with `asc` or `desc`, separated by commas. Ties keep the order of making. */
function readOrder(text: string | undefined, sortable: readonly string[]): (a: Posted, b: Posted) => number {
  const parts = (text === undefined || text === '' ? 'updateTime desc' : text)
    .split(',')
    .map((part) => part.trim().split(/\s+/));
  const keys = parts.map(([field = '', direction = 'asc', ...rest]) => {
    if (!sortable.includes(field) || !['asc', 'desc'].includes(direction) || rest.length > 0)
      throw invalid('order_by is not supported.');
    const sign = direction === 'asc' ? 1 : -1;
    return (a: Posted, b: Posted) => sign * compareText(sortValue(a, field), sortValue(b, field));
  });
  return (a, b) => keys.reduce((order, key) => (order === 0 ? key(a, b) : order), 0);
}

function sortValue(item: Posted, field: string): string {
  if (field === 'updateTime') return item.updatedAt;
  return item.type === 'courseWork' ? (item.due ?? '') : '';
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function readItem<T extends Type>(call: Call, type: T): Of<T> {
  const membership = itemReader(call, call.path['courseId'] ?? '');
  const item = membership.course.items.get(call.path['id'] ?? '');
  if (item === undefined || !isOf(item, type) || !sees(call, membership, item)) throw notFound();
  return item;
}

/** An item the caller may change: teacher of an active course, our own project, not deleted. */
export function ownItem<T extends Type>(call: Call, type: T): { readonly course: Course; readonly item: Of<T> } {
  const course = writableCourse(call, call.path['courseId'] ?? '');
  const item = readItem(call, type);
  ownProject(call, item);
  notDeleted(item);
  return { course, item };
}

/** The second deletion is FAILED_PRECONDITION (lms/google/FACTS.md 1.3). */
export function deleteItem(call: Call, type: Type): object {
  const { course, item } = ownItem(call, type);
  call.world.record({ kind: 'deleted', course: course.record.id, item: item.id });
  return {};
}

interface AssigneeChange {
  readonly assigneeMode?: string | null;
  readonly modifyIndividualStudentsOptions?: {
    readonly addStudentIds?: readonly string[] | null;
    readonly removeStudentIds?: readonly string[] | null;
  } | null;
}

/**
 * Adds and removes assignees; nobody left is `@EmptyAssignees`. Whether another project's items allow it is not known
 * (lms/google/FACTS.md U4): here they do not.
 */
export function modifyAssignees(call: Call, type: Type): void {
  const { course, item } = ownItem(call, type);
  const body = call.body as AssigneeChange;
  const mode: AssigneeMode = body.assigneeMode === 'INDIVIDUAL_STUDENTS' ? 'INDIVIDUAL_STUDENTS' : 'ALL_STUDENTS';
  const add = body.modifyIndividualStudentsOptions?.addStudentIds ?? [];
  const remove = new Set(body.modifyIndividualStudentsOptions?.removeStudentIds ?? []);
  if (body.assigneeMode === undefined || body.assigneeMode === null || body.assigneeMode.endsWith('_UNSPECIFIED'))
    throw invalid('assignee_mode is required.');
  if (mode === 'ALL_STUDENTS' && add.length + remove.size > 0)
    throw invalid('modify_individual_students_options needs assignee_mode INDIVIDUAL_STUDENTS.');
  if (add.some((student) => remove.has(student))) throw invalid('A student id is both added and removed.');
  checkEnrolled(add, course);
  const before = item.mode === 'INDIVIDUAL_STUDENTS' ? assigneesOf(course, item) : [];
  const students =
    mode === 'ALL_STUDENTS' ? [] : [...new Set([...before, ...add])].filter((student) => !remove.has(student));
  if (mode === 'INDIVIDUAL_STUDENTS' && students.length === 0) throw emptyAssignees();
  call.world.record({ kind: 'assigned', course: course.record.id, item: item.id, mode, students });
}

/** The parts of an answer that both kinds share. */
export function itemWire(item: Posted): object {
  return {
    courseId: item.course,
    id: item.id,
    state: item.state,
    creationTime: item.createdAt,
    updateTime: item.updatedAt,
    creatorUserId: item.creator,
    materials: item.materials.length === 0 ? undefined : item.materials,
    assigneeMode: item.mode,
    individualStudentsOptions: item.mode === 'INDIVIDUAL_STUDENTS' ? { studentIds: item.students } : undefined,
    scheduledTime: item.scheduled ?? undefined,
  };
}
