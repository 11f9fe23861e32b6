import { denied, notFound } from '../wire/errors.ts';
import type { Call } from '../wire/call.ts';
import { takePage } from '../wire/paging.ts';
import type { Person } from '../world/records.ts';
import { hasScope, memberOf, personId } from './access.ts';

/** A class has 31, a page has 30 (lms/google/FACTS.md 1.4). */
const PAGE = { usual: 30, most: 30 };

export function listStudents(call: Call): object {
  return listMembers(call, 'students');
}
export function listTeachers(call: Call): object {
  return listMembers(call, 'teachers');
}

function listMembers(call: Call, which: 'students' | 'teachers'): object {
  const id = call.path['courseId'] ?? '';
  const { course } = memberOf(call, id);
  const page = takePage([...course[which]], call.query, `${which} ${id} ${call.caller.person.id}`, PAGE);
  const members = page.rows.flatMap((user) => {
    const person = call.world.state.people.get(user);
    return person === undefined ? [] : [{ courseId: id, userId: user, profile: toWire(call, person) }];
  });
  return { [which]: members.length === 0 ? undefined : members, nextPageToken: page.nextPageToken };
}

export function getStudent(call: Call): object {
  return getMember(call, 'students');
}
export function getTeacher(call: Call): object {
  return getMember(call, 'teachers');
}

/** A member of the course. A person who is not in it, or only invited, is answered 404. */
function getMember(call: Call, which: 'students' | 'teachers'): object {
  const courseId = call.path['courseId'] ?? '';
  const { course } = memberOf(call, courseId);
  const user = personId(call, call.path['userId'] ?? '');
  const person = user === undefined || !course[which].has(user) ? undefined : call.world.state.people.get(user);
  if (person === undefined) throw notFound();
  return { courseId, userId: person.id, profile: toWire(call, person) };
}

/** An unknown profile, and that of someone in none of the caller's courses, is 403 (lms/google/FACTS.md 1.3). */
export function getProfile(call: Call): object {
  const id = personId(call, call.path['userId'] ?? '');
  const person = id === undefined ? undefined : call.world.state.people.get(id);
  if (person === undefined || !knows(call, person.id)) throw denied();
  return toWire(call, person);
}

function knows(call: Call, other: string): boolean {
  const user = call.caller.person.id;
  if (user === other) return true;
  for (const course of call.world.state.courses.values()) {
    if (course.teachers.has(user) && (course.students.has(other) || course.teachers.has(other))) return true;
    if (course.students.has(user) && course.teachers.has(other)) return true;
  }
  return false;
}

function toWire(call: Call, person: Person): object {
  return {
    id: person.id,
    name: { givenName: person.given, familyName: person.family, fullName: `${person.given} ${person.family}` },
    emailAddress: hasScope(call, 'classroom.profile.emails') ? person.email : undefined,
    photoUrl: hasScope(call, 'classroom.profile.photos') ? `//lh3.googleusercontent.com/a/${person.id}` : undefined,
  };
}
