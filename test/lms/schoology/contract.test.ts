import { CourseId, CourseworkId, FormId, LearnerId } from '../../../src/ids.ts';
import { createSchoology } from '../../../src/lms/schoology/index.ts';
import { startSchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import type { Unsettled } from '../../../src/sandbox/schoology/index.ts';
import type { Carrier } from '../../../src/lms/posts.ts';
import { instant } from '../../../src/time.ts';
import { later } from '../../builders/lms/sandbox.ts';
import { SECTION, smallSchoology, START, TEACHER, uidOf } from '../../builders/lms/schoology.ts';
import { inSchoologySandbox, quickHttp } from '../../builders/lms/schoology-adapter.ts';
import { describeLms } from '../contract.ts';
import type { ClassAtHand } from '../contract.ts';

const METHOD: Readonly<Record<Carrier, string>> = {
  assignment: 'assignments.create',
  announcement: 'none',
  comment: 'comments.create',
  'grade-comment': 'grades.update',
};
/** Handed in and graded, so that both kinds of comment have a place on it. */
const WORK = '7101';
const WORKER = 4;

async function classOf31(unsettled: Partial<Unsettled>): Promise<ClassAtHand> {
  const now = instant(later(START, 600));
  const left = Array.from({ length: 200 }, (_, at) => ({
    at: START,
    deed: {
      kind: 'enrolled' as const,
      section: SECTION,
      enrollment: { id: String(890_001 + at), uid: uidOf(1 + (at % 31)), admin: false, status: 5 as const },
    },
  }));
  const sandbox = await startSchoologySandbox({
    today: () => now,
    allowance: null,
    timestampSlack: null,
    unsettled,
    school: smallSchoology({
      learners: 31,
      more: left,
      items: [
        { id: WORK, title: 'Entrance ticket', handedIn: [1, WORKER], grades: { [WORKER]: 7, 2: 9 } },
        { id: '7102', title: 'Quiz', type: 'assessment', grades: { 3: 5 } },
      ],
    }),
  });
  const { world } = sandbox;
  const work = { section: SECTION, item: WORK, uid: uidOf(WORKER) };
  const http = quickHttp();

  return {
    course: CourseId.parse(SECTION),
    learners: Array.from({ length: 31 }, (_, at) => LearnerId.parse(uidOf(at + 1))),
    quiz: FormId.parse('7102'),
    now,
    lms: () => createSchoology(inSchoologySandbox(sandbox, { http, now: () => Date.parse(now) })),
    sees: (learner) =>
      world
        .seenBy(learner, SECTION)
        .flatMap(({ title, gradeComment, comments }) => [
          title,
          ...(gradeComment === null ? [] : [gradeComment]),
          ...comments.map(({ text }) => text),
        ]),
    work: () => ({ on: CourseworkId.parse(WORK), to: [LearnerId.parse(uidOf(WORKER))] }),
    says: (carrier, words) => {
      if (carrier === 'comment') world.comment(work, words, TEACHER.uid);
      else world.grade(work, { comment: words, status: 1 });
    },
    tellsShown: (carrier) => carrier === 'comment' || unsettled.commentStatus === 'shown',
    removes: ({ id }) => {
      world.remove(SECTION, id);
    },
    copies: ({ id }) => {
      world.copy(SECTION, id, { published: true });
    },
    disconnects: () => {
      world.revoke(sandbox.teachers[0]?.token ?? '');
    },
    // A section has no archive; a teacher who is out of it may neither read nor write.
    archives: () => {
      world.leave(SECTION, TEACHER.uid);
    },
    losesCreate: (carrier) => {
      sandbox.fail({ method: METHOD[carrier], kind: 'lost', effect: true });
    },
    breaksRoster: () => {
      sandbox.fail({ method: 'enrollments.list', kind: 'broken-page', page: 2, times: 9 });
    },
    answersHtml: () => {
      sandbox.fail({ method: 'enrollments.list', kind: 'html' });
    },
    spoilsRecord: () => {
      sandbox.fail({ method: 'enrollments.list', kind: 'malformed', record: 3, field: 'uid', value: 'nobody' });
    },
    close: () => sandbox.close(),
  };
}

const CAN = {
  perQuestion: ['import'],
  note: ['comment', 'grade-comment', 'post', 'paste'],
  gradeForeignWork: true,
  events: 'poll',
  draftBeforePublish: true,
  notePost: 'assignment',
  headings: false,
  addon: false,
} as const;

describeLms('Schoology at the sandbox school', CAN, () => classOf31({}));

describeLms('Schoology where what no source settles is the other way', CAN, () =>
  classOf31({
    comments: 'always',
    commentStatus: 'shown',
    listDescriptions: 'blank',
    singleRows: 'object',
    olderTimestamps: 'refused',
  }),
);
