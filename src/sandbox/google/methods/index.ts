import type { MethodId } from '../contract/methods.ts';
import type { Handler } from '../wire/call.ts';
import { ADDON_HANDLERS } from './addons.ts';
import * as announcements from './announcements.ts';
import { getCourse, listCourses } from './courses.ts';
import * as coursework from './coursework.ts';
import * as forms from './forms.ts';
import { getProfile, getStudent, getTeacher, listStudents, listTeachers } from './people.ts';
import { listRubrics } from './rubrics.ts';
import * as submissions from './submissions.ts';
import { createTopic, listTopics } from './topics.ts';
import * as watches from './watches.ts';

/** What answers each served method. */
export const HANDLERS: Readonly<Record<MethodId, Handler>> = {
  'classroom.courses.list': listCourses,
  'classroom.courses.get': getCourse,
  'classroom.courses.students.list': listStudents,
  'classroom.courses.teachers.list': listTeachers,
  'classroom.courses.students.get': getStudent,
  'classroom.courses.teachers.get': getTeacher,
  'classroom.userProfiles.get': getProfile,
  'classroom.courses.topics.list': listTopics,
  'classroom.courses.topics.create': createTopic,
  'classroom.courses.courseWork.list': coursework.listCourseWork,
  'classroom.courses.courseWork.get': coursework.getCourseWork,
  'classroom.courses.courseWork.create': coursework.createCourseWork,
  'classroom.courses.courseWork.patch': coursework.patchCourseWork,
  'classroom.courses.courseWork.delete': coursework.deleteCourseWork,
  'classroom.courses.courseWork.modifyAssignees': coursework.modifyCourseWorkAssignees,
  'classroom.courses.courseWork.rubrics.list': listRubrics,
  'classroom.courses.courseWork.studentSubmissions.list': submissions.listSubmissions,
  'classroom.courses.courseWork.studentSubmissions.get': submissions.getSubmission,
  'classroom.courses.courseWork.studentSubmissions.patch': submissions.patchSubmission,
  'classroom.courses.courseWork.studentSubmissions.return': submissions.returnSubmission,
  'classroom.courses.announcements.list': announcements.listAnnouncements,
  'classroom.courses.announcements.get': announcements.getAnnouncement,
  'classroom.courses.announcements.create': announcements.createAnnouncement,
  'classroom.courses.announcements.patch': announcements.patchAnnouncement,
  'classroom.courses.announcements.delete': announcements.deleteAnnouncement,
  'classroom.courses.announcements.modifyAssignees': announcements.modifyAnnouncementAssignees,
  ...ADDON_HANDLERS,
  'classroom.registrations.create': watches.createRegistration,
  'classroom.registrations.delete': watches.deleteRegistration,
  'forms.forms.watches.create': watches.createWatch,
  'forms.forms.watches.list': watches.listWatches,
  'forms.forms.watches.renew': watches.renewWatch,
  'forms.forms.watches.delete': watches.deleteWatch,
  'forms.forms.get': forms.getForm,
  'forms.forms.responses.list': forms.listResponses,
  'forms.forms.responses.get': forms.getResponse,
};
