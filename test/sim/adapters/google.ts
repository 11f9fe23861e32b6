import { TeacherId, type CourseworkId, type LearnerId } from '../../../src/ids.ts';
import {
  openSandbox,
  OUR_PROJECT,
  type CourseWorkItem,
  type Deed,
  type Happening,
  type OpenSandbox,
} from '../../../src/sandbox/google/index.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { MARKER_ROOT } from '../../builders/lms/inside.ts';
import { later } from '../../builders/lms/sandbox.ts';
import { CHILDREN, COURSE, nameOf } from '../school.ts';
import type { HostPost, HostSubmission, HostWork } from '../judge/watched.ts';
import { StandIn, type SeenPost } from './stand-in.ts';

const START = instant('2026-09-01T05:00:00Z');
const OWNER = { id: '8001', email: 't@sim.example', given: 'Tara', family: 'Reed' };

/** Google Classroom's stand-in, watched. What happened before the first request is its story. */
export class GoogleHost extends StandIn {
  readonly can = { notePost: 'announcement' } as const;
  readonly teacher = TeacherId.parse(OWNER.id);
  readonly keepsWork = false;
  private readonly story: Happening[] = [
    ...[OWNER, ...CHILDREN.map((id) => ({ id, email: `${id}@sim.example`, given: nameOf(id), family: 'Lee' }))].map(
      (person) => ({ at: START, deed: { kind: 'person' as const, person } }),
    ),
    {
      at: START,
      deed: {
        kind: 'course',
        course: { id: COURSE, name: 'Class', owner: OWNER.id, state: 'ACTIVE', missingGrade: null },
      },
    },
  ];
  private readonly handedIn = new Map<string, HostSubmission>();
  private opened: OpenSandbox | null = null;

  get box(): OpenSandbox {
    this.opened ??= openSandbox({ today: this.now, school: { start: START, story: this.story, file: null } });
    return this.opened;
  }

  get answers(): OpenSandbox['answers'] {
    return this.box.answers;
  }

  private get course() {
    const course = this.box.world.state.courses.get(COURSE);
    if (course === undefined) throw new Error('the course is gone');
    return course;
  }

  get enrolled(): ReadonlySet<LearnerId> {
    return new Set([...this.course.students].flatMap((id) => CHILDREN.filter((child) => child === id)));
  }

  /** Now, or before everything began. */
  private happen(deed: Deed, at: Instant = START): void {
    if (this.opened === null) this.story.push({ at, deed });
    else {
      this.box.world.record(deed);
      this.notice();
    }
  }

  enrol(user: LearnerId): void {
    this.happen({ kind: 'joined', course: COURSE, user });
    if (this.opened !== null)
      for (const each of [...this.handedIn.values()].filter(({ learner }) => learner === user)) this.submit(each);
  }

  leave(user: LearnerId): void {
    this.happen({ kind: 'left', course: COURSE, user });
  }

  giveWork({ id, title, createdAt }: Omit<HostWork, 'removed'>, to: LearnerId | null): void {
    this.work.set(id, { id, title, createdAt, removed: false });
    this.ownIds.add(id);
    const item: CourseWorkItem = {
      type: 'courseWork',
      id,
      course: COURSE,
      project: 'web',
      creator: OWNER.id,
      state: 'PUBLISHED',
      mode: to === null ? 'ALL_STUDENTS' : 'INDIVIDUAL_STUDENTS',
      students: to === null ? [] : [to],
      materials: [],
      text: '',
      scheduled: null,
      title,
      workType: 'ASSIGNMENT',
      choices: [],
      maxPoints: 4,
      due: null,
      topic: null,
      modification: 'MODIFIABLE_UNTIL_TURNED_IN',
    };
    this.happen({ kind: 'posted', item }, createdAt);
  }

  hideWork(item: CourseworkId, removed: boolean): void {
    const work = this.work.get(item);
    if (work === undefined) return;
    this.work.set(item, { ...work, removed });
    this.happen({ kind: 'edited', course: COURSE, item, change: { state: removed ? 'DELETED' : 'PUBLISHED' } });
  }

  submit(submission: HostSubmission): boolean {
    const { coursework: item, learner, points, at } = submission;
    this.handedIn.set(`${item} ${learner}`, submission);
    const begun = this.opened !== null;
    if (begun ? this.course.submissions.get(item)?.get(learner) === undefined : !this.joins(learner)) return false;
    const place = { course: COURSE, item, learner };
    this.happen({ kind: 'turned-in', ...place }, later(at, 1));
    if (points === null) return true;
    this.happen({ kind: 'graded', ...place, by: OWNER.id, draft: points, assigned: points }, later(at, 2));
    this.happen({ kind: 'returned', ...place, by: OWNER.id }, later(at, 2));
    return true;
  }

  private joins(learner: LearnerId): boolean {
    return this.story.some(({ deed }) => deed.kind === 'joined' && deed.user === learner);
  }

  scores(): Pick<HostSubmission, 'coursework' | 'learner'>[] {
    return [...this.handedIn.values()].filter(({ coursework, learner }) => {
      const held = this.course.submissions.get(coursework)?.get(learner);
      return (
        this.ownIds.has(coursework) &&
        held?.assigned !== null &&
        held !== undefined &&
        this.course.items.get(coursework)?.state === 'PUBLISHED'
      );
    });
  }

  reword({ id }: HostPost, text: string): boolean {
    this.happen({ kind: 'edited', course: COURSE, item: id, change: { text } });
    return true;
  }

  giveAlso({ id, students }: HostPost, learner: LearnerId): void {
    this.happen({
      kind: 'assigned',
      course: COURSE,
      item: id,
      mode: 'INDIVIDUAL_STUDENTS',
      students: [...students, learner],
    });
  }

  remove({ id }: HostPost): void {
    this.happen({ kind: 'deleted', course: COURSE, item: id });
  }

  copy({ id }: HostPost, state: 'DRAFT' | 'PUBLISHED'): string {
    const copy = this.box.world.copy(COURSE, id, { state });
    this.notice();
    return copy;
  }

  /** Whether the teacher's grant is good. */
  connect(good: boolean): void {
    const grant = this.box.world.state.grants.get(OWNER.id);
    if (grant === undefined || grant.revoked !== good) return;
    if (good) this.box.world.grant(OWNER.id, grant.refreshToken, grant.scopes);
    else this.box.world.revoke(OWNER.id);
  }

  protected standing(): HostPost[] {
    return [...this.course.items.values()]
      .filter(({ id }) => !this.ownIds.has(id))
      .map((item) => ({
        id: item.id,
        carrier: item.type === 'courseWork' ? 'assignment' : 'announcement',
        on: null,
        marker:
          item.materials.flatMap(({ link }) =>
            link?.url.startsWith(MARKER_ROOT) === true ? [link.url.slice(MARKER_ROOT.length)] : [],
          )[0] ?? null,
        title: item.type === 'courseWork' ? item.title : null,
        text: item.text,
        due: item.type === 'courseWork' ? item.due : null,
        points: item.type === 'courseWork' ? item.maxPoints : null,
        state: item.state,
        mode: item.mode,
        students: item.students as LearnerId[], // CHILDREN's alone are given
        project: item.project === OUR_PROJECT,
        createdAt: item.createdAt,
      }));
  }

  protected view(learner: LearnerId): SeenPost[] {
    const { coursework, announcements } = this.box.world.seenBy(learner, COURSE);
    return [...coursework, ...announcements]
      .filter(({ id }) => !this.ownIds.has(id))
      .map((item) => ({
        id: item.id,
        title: item.type === 'courseWork' ? item.title : null,
        text: item.text,
        mode: item.mode,
      }));
  }
}
