import type { Instant } from '../../../time.ts';
import { ApiError, denied, invalid, notFound } from '../wire/errors.ts';
import type { Call } from '../wire/call.ts';
import { takePage } from '../wire/paging.ts';
import { chosen, single } from '../wire/query.ts';
import { submissionOf } from '../world/state.ts';
import type { HistoryEntry, Posted, RowPoints, Submission } from '../world/state.ts';
import { itemReader, ownOrAttached, personId, sees, writableCourse } from './access.ts';
import type { Membership } from './access.ts';
import { readUpdateMask } from './item-body.ts';

type PostedWork = Extract<Posted, { type: 'courseWork' }>;
interface Row {
  readonly item: PostedWork;
  readonly submission: Submission;
}

const PAGE = { usual: 20, most: 100 };

/**
 * Submissions of one coursework, or with `-` of all of the course. Whether `-` brings those of drafts and deleted
 * coursework is not known (lms/google/FACTS.md U3): here it does, so that a client drops strangers.
 */
export function listSubmissions(call: Call): object {
  const courseId = call.path['courseId'] ?? '';
  const workId = call.path['courseWorkId'] ?? '';
  const membership = itemReader(call, courseId);
  const now = call.world.now();
  const user = single(call.query, 'userId');
  const learner = user === undefined ? undefined : personId(call, user);
  if (user !== undefined && learner === undefined) throw notFound();
  const states = chosen(call.query, 'states');
  const late = single(call.query, 'late');
  const rows: Row[] = [];
  for (const item of workId === '-' ? membership.course.items.values() : [workOf(call, membership, workId)]) {
    if (item.type !== 'courseWork' || !sees(call, membership, item)) continue;
    for (const submission of membership.course.submissions.get(item.id)?.values() ?? []) {
      if (!maySee(call, membership, submission)) continue;
      if (learner !== undefined && submission.learner !== learner) continue;
      if (states.length > 0 && !states.includes(submission.state)) continue;
      if (late === 'LATE_ONLY' && !isLate(item, submission, now)) continue;
      if (late === 'NOT_LATE_ONLY' && isLate(item, submission, now)) continue;
      rows.push({ item, submission });
    }
  }
  const page = takePage(rows, call.query, `submissions ${courseId} ${workId} ${call.caller.person.id}`, PAGE);
  const studentSubmissions = page.rows.map((row) => toWire(call, membership, row, now));
  return {
    studentSubmissions: page.rows.length === 0 ? undefined : studentSubmissions,
    nextPageToken: page.nextPageToken,
  };
}

export function getSubmission(call: Call): object {
  const membership = itemReader(call, call.path['courseId'] ?? '');
  return toWire(call, membership, find(call, membership), call.world.now());
}

/** Grades: by a teacher, on our own project's work or that with our grade sync, draft and assigned together (lms/google/FACTS.md 1.5, 2.2). */
export function patchSubmission(call: Call): object {
  const course = writableCourse(call, call.path['courseId'] ?? '');
  const { item, submission } = find(call, { course, role: 'teacher' });
  ownOrAttached(call, course, item, 'grades');
  const mask = readUpdateMask(single(call.query, 'updateMask'), ['draftGrade', 'assignedGrade']);
  const body = call.body as { readonly draftGrade?: number | null; readonly assignedGrade?: number | null };
  const draft = mask.has('draftGrade') ? readGrade(body.draftGrade) : undefined;
  const assigned = mask.has('assignedGrade') ? readGrade(body.assignedGrade) : undefined;
  const draftAfter = draft === undefined ? submission.draft : draft;
  const assignedAfter = assigned === undefined ? submission.assigned : assigned;
  if (assignedAfter !== null && draftAfter === null) throw invalid('An assigned_grade needs a draft_grade.');
  call.world.record({
    kind: 'graded',
    course: course.record.id,
    item: item.id,
    learner: submission.learner,
    by: call.caller.person.id,
    draft,
    assigned,
  });
  return getSubmission(call);
}

/** Only a submission that was turned in can be returned; grades stay unchanged (lms/google/FACTS.md 1.3, 1.7). */
export function returnSubmission(call: Call): object {
  const course = writableCourse(call, call.path['courseId'] ?? '');
  const { item, submission } = find(call, { course, role: 'teacher' });
  ownOrAttached(call, course, item, 'changes');
  if (submission.state !== 'TURNED_IN')
    throw new ApiError('FAILED_PRECONDITION', 'Only a submission that is turned in can be returned.');
  call.world.record({
    kind: 'returned',
    course: course.record.id,
    item: item.id,
    learner: submission.learner,
    by: call.caller.person.id,
  });
  return {};
}

function workOf(call: Call, membership: Membership, id: string): PostedWork {
  const item = membership.course.items.get(id);
  if (item === undefined || item.type !== 'courseWork' || !sees(call, membership, item)) throw notFound();
  return item;
}

function find(call: Call, membership: Membership): Row {
  const item = workOf(call, membership, call.path['courseWorkId'] ?? '');
  const id = call.path['id'] ?? '';
  const submission = submissionOf(membership.course, item.id, id.slice(item.id.length + 1));
  if (submission === undefined || submission.id !== id) throw notFound();
  if (!maySee(call, membership, submission)) throw denied();
  return { item, submission };
}

function maySee(call: Call, { role }: Membership, submission: Submission): boolean {
  return role === 'teacher' || submission.learner === call.caller.person.id;
}

function readGrade(grade: number | null | undefined): number | null {
  if (grade === undefined || grade === null) return null;
  if (grade < 0) throw invalid('A grade must not be negative.');
  return Math.round(grade * 100) / 100;
}

function isLate(item: PostedWork, submission: Submission, now: Instant): boolean {
  if (item.due === null) return false;
  const done = submission.state === 'TURNED_IN' || submission.state === 'RETURNED';
  return (done ? (submission.turnedInAt ?? item.due) : now) > item.due;
}

/**
 * A grade of 0 stands there (it is a set value); a 0 in the history is left out, as every plain zero (lms/google/FACTS.md 1.1).
 * Students do not see drafts of grades.
 */
function toWire(call: Call, { course, role }: Membership, { item, submission }: Row, now: Instant): object {
  return {
    courseId: course.record.id,
    courseWorkId: item.id,
    id: submission.id,
    userId: submission.learner,
    courseWorkType: item.workType,
    state: submission.state,
    creationTime: submission.createdAt ?? undefined,
    updateTime: submission.updatedAt ?? undefined,
    late: isLate(item, submission, now) ? true : undefined,
    draftGrade: role === 'teacher' ? (submission.draft ?? undefined) : undefined,
    assignedGrade: submission.assigned ?? undefined,
    assignedRubricGrades: rowsWire(submission.rubric?.assigned),
    draftRubricGrades: role === 'teacher' ? rowsWire(submission.rubric?.draft) : undefined,
    submissionHistory:
      submission.history.length === 0
        ? undefined
        : submission.history.filter((entry) => role === 'teacher' || !isDraftGrade(entry)).map(historyWire),
    assignmentSubmission: item.workType === 'ASSIGNMENT' ? {} : undefined,
    associatedWithDeveloper: item.project === call.project ? true : undefined,
    alternateLink: `https://classroom.google.com/c/${course.record.id}/a/${item.id}/submissions/${submission.id}`,
  };
}

function rowsWire(points: RowPoints | undefined): object | undefined {
  const rows = Object.entries(points ?? {});
  return rows.length === 0
    ? undefined
    : Object.fromEntries(rows.map(([criterionId, each]) => [criterionId, { criterionId, points: each }]));
}

function isDraftGrade(entry: HistoryEntry): boolean {
  return entry.type === 'grade' && entry.change === 'DRAFT_GRADE_POINTS_EARNED_CHANGE';
}

function historyWire(entry: HistoryEntry): object {
  if (entry.type === 'state')
    return { stateHistory: { state: entry.state, stateTimestamp: entry.at, actorUserId: entry.by } };
  return {
    gradeHistory: {
      gradeChangeType: entry.change,
      pointsEarned: entry.points === 0 ? undefined : entry.points,
      maxPoints: entry.maxPoints === 0 ? undefined : entry.maxPoints,
      gradeTimestamp: entry.at,
      actorUserId: entry.by ?? undefined,
    },
  };
}
