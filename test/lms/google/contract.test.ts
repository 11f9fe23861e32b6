import { CourseId, FormId, LearnerId } from '../../../src/ids.ts';
import { createGoogle } from '../../../src/lms/google/index.ts';
import type { PostRef } from '../../../src/lms/posts.ts';
import { createHttp } from '../../../src/http/index.ts';
import { startSandbox } from '../../../src/sandbox/google/index.ts';
import { instant } from '../../../src/time.ts';
import { httpWorld } from '../../builders/lms/http-world.ts';
import { COURSE, later, learnerId, quiz, smallSchool, START, TEACHER } from '../../builders/lms/sandbox.ts';
import { describeLms } from '../contract.ts';
import type { ClassAtHand } from '../contract.ts';

const FORM = 'form1';
const METHOD = {
  assignment: 'classroom.courses.courseWork.create',
  announcement: 'classroom.courses.announcements.create',
} as const;
const STUDENTS = 'classroom.courses.students.list';

async function classOf31(): Promise<ClassAtHand> {
  const now = instant(later(START, 60));
  const sandbox = await startSandbox({
    today: () => now,
    school: smallSchool({
      learners: 31,
      work: [
        { id: '7001', quiz: quiz(FORM, [{}, {}]), answers: { 1: ['right', 'right'], 2: ['right', 'wrong'] } },
        { id: '7002', grades: { 3: { draft: 7, assigned: 7 } } },
      ],
    }),
  });
  const [teacher] = sandbox.teachers;
  const http = createHttp({
    ...httpWorld(),
    timeLimit: (limit) => AbortSignal.timeout(limit),
    fetch: (input, init) => fetch(input, init),
  });
  const { world } = sandbox;

  return {
    course: CourseId.parse(COURSE),
    learners: Array.from({ length: 31 }, (_, at) => LearnerId.parse(learnerId(at + 1))),
    quiz: FormId.parse(FORM),
    now,
    lms: () =>
      createGoogle({
        school: 'small',
        clientId: sandbox.clientId,
        clientSecret: sandbox.clientSecret,
        refreshToken: teacher?.refreshToken ?? '',
        classroomRoot: sandbox.root,
        formsRoot: sandbox.root,
        tokenUrl: sandbox.tokenUrl,
        markerRoot: 'https://waymark.example/r/',
        http,
      }),
    sees: (learner) => {
      const { coursework, announcements } = world.seenBy(learner, COURSE);
      return [...coursework.map(({ title }) => title), ...announcements.map(({ text }) => text)];
    },
    work: () => null,
    says: () => undefined,
    tellsShown: () => false,
    removes: ({ id }: PostRef) => {
      world.remove(COURSE, id);
    },
    copies: ({ id }: PostRef) => {
      world.copy(COURSE, id);
    },
    disconnects: () => {
      world.revoke(TEACHER.id);
    },
    archives: () => {
      world.setCourse(COURSE, 'ARCHIVED');
    },
    losesCreate: (carrier) => {
      if (carrier === 'assignment' || carrier === 'announcement')
        sandbox.fail({ method: METHOD[carrier], kind: 'lost', effect: true });
    },
    breaksRoster: () => {
      sandbox.fail({ method: STUDENTS, kind: 'broken-page', page: 2, times: 9 });
    },
    answersHtml: () => {
      sandbox.fail({ method: STUDENTS, kind: 'html' });
    },
    spoilsRecord: () => {
      sandbox.fail({ method: STUDENTS, kind: 'malformed', record: 3, field: 'userId', value: 4711 });
    },
    close: () => sandbox.close(),
  };
}

describeLms(
  'the adapter at the sandbox school',
  {
    perQuestion: ['forms'],
    note: ['post', 'paste'],
    gradeForeignWork: false,
    events: 'poll',
    draftBeforePublish: true,
    notePost: 'announcement',
    headings: true,
    addon: true,
  },
  classOf31,
);
