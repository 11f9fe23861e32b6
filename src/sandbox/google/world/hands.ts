import type { Instant } from '../../../time.ts';
import type { Deed } from './deed.ts';
import { formMaterial } from './form-material.ts';
import type {
  AnnouncementItem,
  CourseState,
  CourseWorkItem,
  FormRecord,
  ItemChange,
  Material,
  MaterialItem,
  Person,
} from './records.ts';
import { assigneesOf, courseOf, formOf, itemOf } from './state.ts';
import type { Submission } from './state.ts';
import type { Clockwork } from './world.ts';

/** Owner of everything people make in the web app: no developer project of ours (lms/google/FACTS.md 2.2). */
export const WEB = 'web';

export interface HandmadeWork {
  readonly title: string;
  readonly text?: string;
  readonly state?: 'DRAFT' | 'PUBLISHED';
  /** Null: ungraded. */
  readonly maxPoints?: number | null;
  readonly due?: Instant | null;
  /** Only these learners; absent: the whole class. */
  readonly to?: readonly string[];
  /** A quiz form; `published`: the material has only the respondents' address. */
  readonly form?: string;
  readonly address?: 'edit' | 'published';
  readonly materials?: readonly Material[];
  /** Absent: the course's owner. */
  readonly by?: string;
  /** The project that made it; absent: a person in the web app. */
  readonly project?: string;
}

interface Place {
  readonly course: string;
  readonly item: string;
}
interface HandIn extends Place {
  readonly learner: string;
}

/**
 * What people do in the web app, where the API's project rule does not apply; for setting up a situation. All of it is
 * journaled.
 */
export interface Hands {
  addPerson(person: Person): void;
  join(course: string, learner: string): void;
  leave(course: string, learner: string): void;
  invite(course: string, person: string): void;
  teach(course: string, teacher: string): void;
  stopTeaching(course: string, teacher: string): void;
  setCourse(course: string, state: CourseState): void;
  /** Returns the id. */
  createWork(course: string, work: HandmadeWork): string;
  createAnnouncement(
    course: string,
    text: string,
    options?: { readonly to?: readonly string[]; readonly materials?: readonly Material[]; readonly by?: string },
  ): string;
  createMaterial(course: string, title: string, options?: { readonly by?: string }): string;
  /**
   * A teacher's "reuse post": all the same, markers and attached pages too, made by hand and for the whole class; as a draft unless told.
   * Returns the new id.
   */
  copy(
    course: string,
    item: string,
    options?: { readonly to?: string; readonly state?: 'DRAFT' | 'PUBLISHED' },
  ): string;
  edit(course: string, item: string, change: ItemChange): void;
  remove(course: string, item: string): void;
  /** Exactly these learners; null: the whole class. */
  assign(course: string, item: string, learners: readonly string[] | null): void;
  open(work: HandIn): void;
  turnIn(work: HandIn): void;
  reclaim(work: HandIn): void;
  /** By the course's owner unless `by` says who; null: Classroom itself. */
  grade(
    work: HandIn & {
      readonly draft?: number | null;
      readonly assigned?: number | null;
      readonly by?: string | null;
      readonly rubric?: NonNullable<Submission['rubric']>;
    },
  ): void;
  giveBack(work: HandIn): void;
  addForm(form: FormRecord): void;
  /** Values by question id; the same response id again edits it. Returns the response's id. */
  answer(form: string, email: string | null, values: Readonly<Record<string, string>>, response?: string): string;
  regrade(form: string, response: string, question: string, score: number, correct: boolean): void;
  /** The teacher disconnects us: the refresh token and every access token die. */
  revoke(person: string): void;
  /** Gives (again) a refresh token with these scopes (full addresses). */
  grant(person: string, refreshToken: string, scopes: readonly string[]): void;
}

export function createHands(world: Clockwork): Hands {
  const { state } = world;
  const record = (deed: Deed) => world.record(deed);
  const made = (course: string, by: string | undefined, to: readonly string[] | undefined) => ({
    course,
    creator: by ?? courseOf(state, course).record.owner,
    mode: to === undefined ? ('ALL_STUDENTS' as const) : ('INDIVIDUAL_STUDENTS' as const),
    students: [...(to ?? [])],
    scheduled: null,
  });

  return {
    addPerson: (person) => record({ kind: 'person', person }),
    join: (course, user) => record({ kind: 'joined', course, user }),
    leave: (course, user) => record({ kind: 'left', course, user }),
    invite: (course, user) => record({ kind: 'invited', course, user }),
    teach: (course, user) => record({ kind: 'teaches', course, user }),
    stopTeaching: (course, user) => record({ kind: 'teaches-no-more', course, user }),
    setCourse: (course, to) => record({ kind: 'course-state', course, state: to }),
    createWork(course, work) {
      const materials = [...(work.materials ?? [])];
      if (work.form !== undefined)
        materials.push(formMaterial(formOf(state, work.form).record, work.address ?? 'edit'));
      const item: CourseWorkItem = {
        ...made(course, work.by, work.to),
        type: 'courseWork',
        id: world.nextId(),
        project: work.project ?? WEB,
        state: work.state ?? 'PUBLISHED',
        materials,
        text: work.text ?? '',
        title: work.title,
        workType: 'ASSIGNMENT',
        choices: [],
        maxPoints: work.maxPoints ?? null,
        due: work.due ?? null,
        topic: null,
        modification: 'MODIFIABLE_UNTIL_TURNED_IN',
      };
      record({ kind: 'posted', item });
      return item.id;
    },
    createAnnouncement(course, text, options = {}) {
      const item: AnnouncementItem = {
        ...made(course, options.by, options.to),
        type: 'announcement',
        id: world.nextId(),
        project: WEB,
        state: 'PUBLISHED',
        materials: [...(options.materials ?? [])],
        text,
      };
      record({ kind: 'posted', item });
      return item.id;
    },
    createMaterial(course, title, options = {}) {
      const item: MaterialItem = {
        ...made(course, options.by, undefined),
        type: 'courseWorkMaterial',
        id: world.nextId(),
        project: WEB,
        state: 'PUBLISHED',
        materials: [],
        text: '',
        title,
      };
      record({ kind: 'posted', item });
      return item.id;
    },
    copy(course, id, options = {}) {
      const {
        createdAt: _created,
        updatedAt: _updated,
        deletedAt: _deleted,
        ...original
      } = itemOf(courseOf(state, course), id);
      const item = {
        ...original,
        ...made(options.to ?? course, undefined, undefined),
        id: world.nextId(),
        project: WEB,
        state: options.state ?? 'DRAFT',
        ...(original.type === 'courseWork' ? { topic: null } : {}),
      };
      record({ kind: 'posted', item });
      for (const { record: attachment } of courseOf(state, course).attached.get(id)?.values() ?? []) {
        const copyHistory = [...attachment.copyHistory, { course, item: id, attachment: attachment.id }];
        record({
          kind: 'attached',
          course: item.course,
          item: item.id,
          attachment: { ...attachment, id: world.nextId(), due: null, copyHistory },
        });
      }
      return item.id;
    },
    edit: (course, item, change) => record({ kind: 'edited', course, item, change }),
    remove: (course, item) => record({ kind: 'deleted', course, item }),
    assign(course, item, learners) {
      record({
        kind: 'assigned',
        course,
        item,
        mode: learners === null ? 'ALL_STUDENTS' : 'INDIVIDUAL_STUDENTS',
        students: [...(learners ?? [])],
      });
    },
    open: (work) => record({ kind: 'opened', ...work }),
    turnIn: (work) => record({ kind: 'turned-in', ...work }),
    reclaim: (work) => record({ kind: 'reclaimed', ...work }),
    grade({ course, item, learner, draft, assigned, by, rubric }) {
      record({
        kind: 'graded',
        course,
        item,
        learner,
        by: by === undefined ? courseOf(state, course).record.owner : by,
        draft,
        assigned,
        ...(rubric === undefined ? {} : { rubric: { draft: { ...rubric.draft }, assigned: { ...rubric.assigned } } }),
      });
    },
    giveBack: (work) => record({ kind: 'returned', ...work, by: courseOf(state, work.course).record.owner }),
    addForm: (form) => record({ kind: 'form', form }),
    answer(form, email, values, response = world.nextId()) {
      record({ kind: 'answered', form, response, email, values: { ...values } });
      return response;
    },
    regrade: (form, response, question, score, correct) =>
      record({ kind: 'regraded', form, response, question, score, correct }),
    revoke: (user) => record({ kind: 'revoked', user }),
    grant: (user, refreshToken, scopes) => record({ kind: 'granted', user, refreshToken, scopes: [...scopes] }),
  };
}

/** What one child finds in Classroom: published, and assigned to that child. */
export interface ChildView {
  readonly coursework: readonly CourseWorkItem[];
  readonly announcements: readonly AnnouncementItem[];
}

/** What a learner sees in all courses (or in one), oldest first: the truth a misdirected post shows itself in (writeback/PROTOCOL.md 2, section 11). */
export function seenBy(world: Clockwork, learner: string, only?: string): ChildView {
  world.now();
  const coursework: CourseWorkItem[] = [];
  const announcements: AnnouncementItem[] = [];
  for (const course of world.state.courses.values()) {
    if (only !== undefined && course.record.id !== only) continue;
    for (const item of course.items.values()) {
      if (item.state !== 'PUBLISHED' || !assigneesOf(course, item).includes(learner)) continue;
      if (item.type === 'courseWork') coursework.push(item);
      if (item.type === 'announcement') announcements.push(item);
    }
  }
  return { coursework, announcements };
}
