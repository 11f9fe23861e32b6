import { TeacherId, type CourseworkId, type LearnerId } from '../../../src/ids.ts';
import {
  openSchoologySandbox,
  type OpenSchoologySandbox,
  type SchoologyHappening,
  type SchoologyPerson,
} from '../../../src/sandbox/schoology/index.ts';
import { handmadeItem } from '../../../src/sandbox/schoology/world/hands.ts';
import type { Posted } from '../../../src/sandbox/schoology/world/state.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { later } from '../../builders/lms/sandbox.ts';
import { CHILDREN, COURSE, nameOf, TICKETS, ZONE } from '../school.ts';
import type { HostPost, HostSubmission, HostWork } from '../judge/watched.ts';
import { otherWords, wordsInComment, wordsOfPost } from './schoology-words.ts';
import { StandIn, type SeenPost } from './stand-in.ts';

type Deed = SchoologyHappening['deed'];

const START = instant('2026-09-01T05:00:00Z');
const OWNER: SchoologyPerson = {
  uid: '5101',
  schoolUid: 'T-1',
  role: 'teacher',
  first: 'Tara',
  last: 'Reed',
  email: 't@sim.example',
  zone: ZONE,
};
const CATEGORY = '4301';
const PERIOD = '1301';

/** Ids are whole numbers there. */
export function numbered(work: CourseworkId): CourseworkId {
  const ticket = TICKETS.indexOf(work);
  return (ticket >= 0 ? `700${ticket + 1}` : work.replace('a', '1').replace('b', '2')) as CourseworkId;
}

function pupil(uid: string): SchoologyPerson {
  return {
    uid,
    schoolUid: `S-${uid}`,
    role: 'student',
    first: nameOf(uid as LearnerId),
    last: 'Lee',
    email: `${uid}@sim.example`,
    zone: ZONE,
  };
}

/** Schoology's stand-in, watched. What happened before the first request is its story. */
export class SchoologyHost extends StandIn {
  readonly can = { notePost: 'assignment' } as const;
  readonly teacher = TeacherId.parse(OWNER.uid);
  readonly keepsWork = true;
  private readonly story: SchoologyHappening[] = (
    [
      ...[OWNER, ...CHILDREN.map(pupil)].map((person) => ({ kind: 'person', person }) as const),
      { kind: 'period', period: { id: PERIOD, title: 'Fall', start: '2026-08-01', end: '2026-12-31' } },
      {
        kind: 'section',
        section: {
          id: COURSE,
          courseId: '3001',
          courseTitle: 'Class',
          title: 'One',
          schoolCode: 'SC-1',
          periods: [PERIOD],
          weighted: false,
        },
      },
      {
        kind: 'category',
        section: COURSE,
        category: {
          id: CATEGORY,
          title: 'Work',
          delta: 0,
          calculation: 2,
          maxPoints: 100,
          scale: '0',
          dropLowest: 0,
          weight: 30,
        },
      },
      { kind: 'enrolled', section: COURSE, enrollment: { id: '870001', uid: OWNER.uid, admin: true, status: 1 } },
    ] satisfies Deed[]
  ).map((deed) => ({ at: START, deed }));
  private readonly handedIn = new Map<string, HostSubmission>();
  private readonly ticks: () => number;
  private opened: OpenSchoologySandbox | null = null;

  /** @param ticks milliseconds by which the host counts credits */
  constructor(now: () => Instant, ticks: () => number) {
    super(now);
    this.ticks = ticks;
  }

  get box(): OpenSchoologySandbox {
    this.opened ??= openSchoologySandbox({
      today: this.now,
      ticks: this.ticks,
      school: { school: { id: '240', name: 'Simulated' }, start: START, story: this.story, file: null },
    });
    return this.opened;
  }

  get answers(): OpenSchoologySandbox['answers'] {
    return this.box.answers;
  }

  private get section() {
    const section = this.box.world.state.sections.get(COURSE);
    if (section === undefined) throw new Error('the section is gone');
    return section;
  }

  private enrollmentOf(uid: string): string | null {
    return [...this.section.enrollments.values()].find((each) => each.uid === uid && each.status === 1)?.id ?? null;
  }

  get enrolled(): ReadonlySet<LearnerId> {
    return new Set(
      [...this.section.enrollments.values()].flatMap(({ uid, status }) =>
        status === 1 ? CHILDREN.filter((child) => child === uid) : [],
      ),
    );
  }

  enrol(uid: LearnerId): void {
    if (this.opened === null) {
      this.story.push({
        at: START,
        deed: { kind: 'enrolled', section: COURSE, enrollment: { id: `88${uid}`, uid, admin: false, status: 1 } },
      });
      return;
    }
    this.box.world.enrol(COURSE, uid);
    for (const each of [...this.handedIn.values()].filter(({ learner }) => learner === uid)) this.submit(each);
    this.notice();
  }

  leave(uid: LearnerId): void {
    this.box.world.leave(COURSE, uid);
    this.notice();
  }

  giveWork({ id: name, title, createdAt }: Omit<HostWork, 'removed'>): void {
    const id = numbered(name);
    this.work.set(name, { id: name, title, createdAt, removed: false });
    this.ownIds.add(id);
    const deed: Deed = {
      kind: 'posted',
      item: handmadeItem(COURSE, id, OWNER.uid, CATEGORY, { title, maxPoints: 4, period: PERIOD }, () => `9${id}`),
    };
    if (this.opened === null) this.story.push({ at: createdAt, deed });
    else this.box.world.record(deed);
  }

  hideWork(name: CourseworkId, removed: boolean): void {
    const work = this.work.get(name);
    if (work === undefined) return;
    this.work.set(name, { ...work, removed });
    this.box.world.edit(COURSE, numbered(name), { published: !removed });
    this.notice();
  }

  submit(submission: HostSubmission): boolean {
    const { coursework, learner: uid, points, at } = submission;
    const item = numbered(coursework as CourseworkId);
    this.handedIn.set(`${item} ${uid}`, submission);
    const work = { section: COURSE, item, uid };
    if (this.opened === null) {
      if (!this.story.some(({ deed }) => deed.kind === 'enrolled' && deed.enrollment.uid === uid)) return true;
      this.story.push({ at: later(at, 1), deed: { kind: 'submitted', ...work, draft: false, body: 'My answer' } });
      const cell = { score: points, exception: 0 as const, comment: '', status: null };
      if (points !== null)
        this.story.push({
          at: later(at, 2),
          deed: { kind: 'graded', section: COURSE, item, enrollment: `88${uid}`, cell },
        });
      return true;
    }
    if (this.enrollmentOf(uid) === null || this.section.items.get(item)?.allowDropbox !== true) return false;
    if ((this.section.revisions.get(item)?.get(uid) ?? []).length === 0) this.box.world.handIn(work);
    if (points !== null) this.box.world.grade(work, { score: points });
    this.notice();
    return true;
  }

  scores(): Pick<HostSubmission, 'coursework' | 'learner'>[] {
    return [...this.handedIn].flatMap(([place, { learner }]) => {
      const [item = ''] = place.split(' ');
      const score = this.section.cells.get(item)?.get(this.enrollmentOf(learner) ?? '')?.score ?? null;
      return score !== null && this.ownIds.has(item) && this.section.items.get(item)?.published === true
        ? [{ coursework: item, learner }]
        : [];
    });
  }

  reword({ id, carrier, on, students: [uid], text: before }: HostPost, text: string): boolean {
    if (carrier === 'comment') return false; // nobody can change a comment
    const cell =
      on === null || uid === undefined ? undefined : this.section.cells.get(on)?.get(this.enrollmentOf(uid) ?? '');
    if (on === null)
      this.box.world.edit(COURSE, id, { description: otherWords(this.section.items.get(id)?.description ?? '', text) });
    else if (cell === undefined || uid === undefined || this.enrollmentOf(uid) === null) return false;
    else this.box.world.grade({ section: COURSE, item: on, uid }, { comment: cell.comment.replace(before, text) });
    this.notice();
    return true;
  }

  giveAlso({ id }: HostPost, learner: LearnerId): void {
    const enrollment = this.enrollmentOf(learner);
    if (enrollment !== null)
      this.box.world.edit(COURSE, id, { assignees: [...(this.section.items.get(id)?.assignees ?? []), enrollment] });
    this.notice();
  }

  remove({ id, carrier, on, students: [uid] }: HostPost): void {
    if (on === null) this.box.world.remove(COURSE, id);
    else if (uid !== undefined) {
      const work = { section: COURSE, item: on, uid };
      if (carrier === 'comment') this.box.world.removeComment(work, id.split('/').at(-1) ?? '');
      else if (this.enrollmentOf(uid) !== null) this.box.world.grade(work, { comment: '' });
    }
    this.notice();
  }

  /** A copy of a draft looks in every way like a draft of ours there, until that has been published. */
  copy({ id, on, state: before }: HostPost, state: HostPost['state']): string | null {
    if (on !== null || before === 'DRAFT') return null;
    const copy = this.box.world.copy(COURSE, id, { published: state === 'PUBLISHED' });
    this.notice();
    return copy;
  }

  /** Whether the teacher's grant is good. */
  connect(good: boolean): void {
    const found = [...this.box.world.state.tokens].find(([, { uid }]) => uid === OWNER.uid);
    if (found === undefined || found[1].revoked !== good) return;
    if (good) this.box.world.grant(OWNER.uid, found[0], found[1].secret);
    else this.box.world.revoke(found[0]);
  }

  /** Assignees, of a work that words stand on too, and grade cells are of an enrollment, and who comes back has another. */
  override isClosedTo({ id, carrier, on }: HostPost, uid: LearnerId): boolean {
    if (on !== null && this.section.items.get(on)?.published !== true) return true;
    const named =
      carrier === 'assignment'
        ? (this.section.items.get(id)?.assignees ?? [])
        : carrier === 'comment'
          ? (this.section.items.get(on ?? '')?.assignees ?? [])
          : [...(this.section.cells.get(on ?? '')?.keys() ?? [])];
    const theirs = named.filter((each) => this.section.enrollments.get(each)?.uid === uid);
    return theirs.length > 0 && theirs.every((each) => this.section.enrollments.get(each)?.status !== 1);
  }

  protected standing(): HostPost[] {
    const { items, comments, cells } = this.section;
    const posts = [...items.values()].filter(({ id }) => !this.ownIds.has(id)).map((item) => this.asPost(item));
    const said = [...comments].flatMap(([on, threads]) =>
      [...threads].flatMap(([uid, thread]) =>
        thread.flatMap(({ id, text, at }) =>
          wordsInComment(text).map((words) =>
            message('comment', `${on}/${uid}/${id}`, items.get(on), uid, { ...words, at }),
          ),
        ),
      ),
    );
    const beside = [...cells].flatMap(([on, ofItem]) =>
      [...ofItem].flatMap(([enrollment, { comment, status, at }]) => {
        const uid = this.section.enrollments.get(enrollment)?.uid ?? '';
        return status !== 1
          ? []
          : wordsInComment(comment).map((words) =>
              message('grade-comment', `${on}/${uid}/${words.marker}`, items.get(on), uid, { ...words, at }),
            );
      }),
    );
    return [...posts, ...said, ...beside];
  }

  private asPost(item: Posted): HostPost {
    const words = wordsOfPost(item.description);
    const students = item.assignees.flatMap((id) =>
      CHILDREN.filter((child) => child === this.section.enrollments.get(id)?.uid),
    );
    return {
      id: item.id,
      carrier: 'assignment',
      on: null,
      marker: words?.marker ?? null,
      title: item.title,
      text: words?.text ?? item.description,
      due: item.due,
      points: item.maxPoints,
      state: item.published ? 'PUBLISHED' : 'DRAFT',
      mode: students.length === 0 ? 'ALL_STUDENTS' : 'INDIVIDUAL_STUDENTS',
      students,
      project: item.via === 'api',
      createdAt: item.createdAt,
    };
  }

  protected view(uid: LearnerId): SeenPost[] {
    return this.box.world
      .seenBy(uid, COURSE)
      .flatMap(({ id: on, title, description, individual, gradeComment, comments }) => {
        const words = comments.flatMap(({ id, text }) =>
          wordsInComment(text).map((each) => ({ id: `${on}/${uid}/${id}`, text: each.text })),
        );
        const beside = wordsInComment(gradeComment ?? '').map((each) => ({
          id: `${on}/${uid}/${each.marker}`,
          text: each.text,
        }));
        const post: SeenPost = {
          id: on,
          title,
          text: wordsOfPost(description)?.text ?? description,
          mode: individual ? 'INDIVIDUAL_STUDENTS' : 'ALL_STUDENTS',
        };
        return [
          ...(this.ownIds.has(on) ? [] : [post]),
          ...[...words, ...beside].map((each) => ({ ...each, title: null, mode: 'INDIVIDUAL_STUDENTS' as const })),
        ];
      });
  }
}

/** Words beside the work of one child, which that child alone reads, as long as the work is there. */
function message(
  carrier: 'comment' | 'grade-comment',
  id: string,
  on: Posted | undefined,
  uid: string,
  { marker, text, at }: { marker: string; text: string; at: Instant },
): HostPost {
  return {
    id,
    carrier,
    on: on?.id ?? null,
    marker,
    title: null,
    text,
    due: null,
    points: null,
    state: on?.published === true ? 'PUBLISHED' : 'DRAFT',
    mode: 'INDIVIDUAL_STUDENTS',
    students: CHILDREN.filter((child) => child === uid),
    project: true,
    createdAt: at,
  };
}
