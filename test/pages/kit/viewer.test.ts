import { describe, expect, it } from '@jest/globals';
import { CourseId, SchoolId } from '../../../src/ids.ts';
import { coursesOf, mayConnect, type TeacherViewer } from '../../../src/pages/kit/viewer.ts';
import type { Session } from '../../../src/store/people/sessions.ts';
import { boardSchool, TEACHER } from '../../builders/board/board-school.ts';

const school = boardSchool();
const written = (teacher: string) => ({
  ...school,
  courses: school.courses.map((course) => (course.teacher === TEACHER ? { ...course, teacher } : course)),
});
const teacher: TeacherViewer = { role: 'teacher', school: SchoolId.parse('cedar'), teacher: TEACHER };
const cameFrom = (course: string): Pick<Required<TeacherViewer>, 'session'> => ({
  session: { course: CourseId.parse(course) } as Session,
});
const ids = (viewer: TeacherViewer, file = school) => coursesOf(viewer, file).map(({ id }) => id);

describe('a teacher sees', () => {
  it('the courses the school file gives to their account, and no others', () => {
    expect(ids(teacher)).toEqual(['6001', '6002']);
  });

  it.each([
    ['T.Rivera@Cedar.Example', TEACHER],
    [TEACHER, 'T.RIVERA@cedar.example'],
  ])('the same however the account is written: %s in the file, %s at the door', (inFile, atDoor) => {
    expect(ids({ ...teacher, teacher: atDoor }, written(inFile))).toEqual(['6001', '6002']);
  });

  it('the course they came from as well, which the LMS says they teach', () => {
    expect(ids({ ...teacher, ...cameFrom('7001') })).toEqual(['6001', '6002', '7001']);
  });

  it('nothing of another school', () => {
    expect(ids({ ...teacher, school: SchoolId.parse('oak') })).toEqual([]);
  });
});

describe('an account may be connected', () => {
  it.each<[string, boolean, TeacherViewer, 'google' | 'schoology']>([
    ['by the teacher it is of, come in from inside that LMS', true, { ...teacher, ...cameFrom('6001') }, 'google'],
    ['however it is written', true, { ...teacher, teacher: 'T.RIVERA@cedar.example', ...cameFrom('6001') }, 'google'],
    ['not by somebody who did not come in from there', false, teacher, 'google'],
    ['not for another LMS', false, { ...teacher, ...cameFrom('6001') }, 'schoology'],
    [
      'not by a teacher the file does not name',
      false,
      { ...teacher, teacher: 'sub@cedar.example', ...cameFrom('6001') },
      'google',
    ],
    ['not for another school', false, { ...teacher, school: SchoolId.parse('oak'), ...cameFrom('6001') }, 'google'],
  ])('%s: %s', (_name, may, viewer, lms) => {
    expect(mayConnect(viewer, school, lms)).toBe(may);
  });
});
