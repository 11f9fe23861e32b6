import { ApiError, notFound } from '../wire/errors.ts';
import type { Call } from '../wire/call.ts';
import { takePage } from '../wire/paging.ts';
import { chosen, single } from '../wire/query.ts';
import type { Course } from '../world/state.ts';
import { memberOf, personId } from './access.ts';

const PAGE = { usual: 20, most: 100 };

export function listCourses(call: Call): object {
  const teacher = single(call.query, 'teacherId');
  const student = single(call.query, 'studentId');
  if (teacher !== undefined && student !== undefined) {
    throw new ApiError(
      'FAILED_PRECONDITION',
      'Only one of teacher_id and student_id may be given.',
      'ListCoursesStudentAndTeacherFilter',
    );
  }
  const user = call.caller.person.id;
  const asked = teacher ?? student;
  const filtered = asked === undefined ? undefined : personId(call, asked);
  if (asked !== undefined && filtered === undefined) throw notFound();
  const states = chosen(call.query, 'courseStates');
  const rows = [...call.world.state.courses.values()]
    .filter((course) => {
      if (!course.teachers.has(user) && !course.students.has(user)) return false;
      if (states.length > 0 && !states.includes(course.record.state)) return false;
      if (filtered === undefined) return true;
      return teacher === undefined ? course.students.has(filtered) : course.teachers.has(filtered);
    })
    .toSorted((a, b) => newestFirst(a.createdAt, b.createdAt));
  const page = takePage(rows, call.query, `courses ${user}`, PAGE);
  return { courses: page.rows.length === 0 ? undefined : page.rows.map(toWire), nextPageToken: page.nextPageToken };
}

export function getCourse(call: Call): object {
  return toWire(memberOf(call, call.path['id'] ?? '').course);
}

function newestFirst(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? 1 : -1;
}

function toWire({ record, createdAt, updatedAt }: Course): object {
  return {
    id: record.id,
    name: record.name,
    section: record.section,
    ownerId: record.owner,
    courseState: record.state,
    creationTime: createdAt,
    updateTime: updatedAt,
    alternateLink: `https://classroom.google.com/c/${record.id}`,
  };
}
