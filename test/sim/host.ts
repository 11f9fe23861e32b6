import { TeacherId, type CourseworkId, type LearnerId } from '../../src/ids.ts';
import type { Capabilities } from '../../src/lms/types.ts';
import type { Instant } from '../../src/time.ts';
import {
  TEACHER,
  type Change,
  type Hand,
  type HostPost,
  type HostSubmission,
  type HostWork,
  type Peopled,
  type Sighting,
} from './judge/watched.ts';

/** A create as it is sent. What is left out takes the host's default, and the defaults are the real ones. */
export interface CreateBody extends Omit<Partial<HostPost>, 'id' | 'createdAt' | 'project'> {
  readonly carrier: HostPost['carrier'];
  readonly text: string;
}

export const ACTING = TeacherId.parse('t1');

/** A course at an LMS, with one view per child. It never de-duplicates: two creates make two posts. */
export class Host implements Peopled {
  readonly teacher = ACTING;
  readonly keepsWork = true;
  readonly posts = new Map<string, HostPost>();
  readonly sightings: Sighting[] = [];
  readonly changes: Change[] = [];
  readonly enrolled = new Set<LearnerId>();
  readonly work = new Map<CourseworkId, HostWork>();
  readonly submissions = new Map<string, HostSubmission>();
  step = 0;
  private readonly past = new Map<string, { readonly step: number; readonly post: HostPost }[]>();
  private counter = 0;
  readonly now: () => Instant;

  readonly can: Capabilities;

  private readonly letter: string;

  /** @param letter what its posts' ids begin with */
  constructor(can: Capabilities, now: () => Instant, letter = 'p') {
    this.can = can;
    this.now = now;
    this.letter = letter;
  }

  create(body: CreateBody, by: Hand): HostPost {
    this.counter += 1;
    return this.keep(
      null,
      {
        id: `${this.letter}${this.counter}`,
        on: null,
        marker: null,
        title: null,
        due: null,
        points: null,
        state: 'PUBLISHED',
        mode: 'ALL_STUDENTS',
        students: [],
        ...body,
        project: by.ours,
        createdAt: this.now(),
      },
      'create',
      by,
    );
  }

  /** @returns null when it is not there */
  change(
    id: string,
    what: 'publish' | 'students' | 'words' | 'delete',
    change: Partial<HostPost>,
    by: Hand,
  ): HostPost | null {
    const before = this.posts.get(id);
    if (before === undefined || before.state === 'DELETED') return null;
    return this.keep(before, { ...before, ...change }, what, by);
  }

  /** What a list shows; `lag` steps ago, when lists lag. Unasked, published posts only: the real default. */
  list(states: readonly HostPost['state'][] = ['PUBLISHED'], lag = 0): HostPost[] {
    const then =
      lag === 0
        ? [...this.posts.values()]
        : [...this.past.values()].flatMap(
            (versions) => versions.findLast((version) => version.step <= this.step - lag)?.post ?? [],
          );
    return then.filter((post) => states.includes(post.state));
  }

  enrol(learner: LearnerId): void {
    this.enrolled.add(learner);
    for (const post of this.posts.values()) this.show(null, post, TEACHER, [learner]);
  }

  leave(learner: LearnerId): void {
    this.enrolled.delete(learner);
  }

  canSee(post: HostPost, learner: LearnerId): boolean {
    return (
      post.state === 'PUBLISHED' &&
      this.enrolled.has(learner) &&
      (post.mode === 'ALL_STUDENTS' || post.students.includes(learner))
    );
  }

  isClosedTo(): boolean {
    return false;
  }

  /** What one child finds in the class now. */
  sees(learner: LearnerId): HostPost[] {
    return [...this.posts.values()].filter((post) => this.canSee(post, learner));
  }

  submit(submission: HostSubmission): boolean {
    this.submissions.set(`${submission.coursework} ${submission.learner}`, submission);
    return true;
  }

  scores(): HostSubmission[] {
    return [...this.submissions.values()].filter(({ coursework, points }) => {
      const work = [...this.work.values()].find((each) => each.id === coursework);
      return points !== null && work !== undefined && !work.removed;
    });
  }

  giveWork(work: Omit<HostWork, 'removed'>): void {
    this.work.set(work.id, { ...work, removed: false });
  }

  hideWork(id: CourseworkId, removed: boolean): void {
    const work = this.work.get(id);
    if (work !== undefined) this.work.set(id, { ...work, removed });
  }

  reword({ id }: HostPost, text: string): boolean {
    return this.change(id, 'words', { text }, TEACHER) !== null;
  }

  giveAlso({ id, students }: HostPost, learner: LearnerId): void {
    this.change(id, 'students', { students: [...students, learner] }, TEACHER);
  }

  remove({ id }: HostPost): void {
    this.change(id, 'delete', { state: 'DELETED' }, TEACHER);
  }

  copy({ id: _id, createdAt: _at, project: _project, ...body }: HostPost, state: HostPost['state']): string {
    return this.create({ ...body, state }, TEACHER).id;
  }

  private keep(before: HostPost | null, after: HostPost, what: Change['what'], by: Hand): HostPost {
    this.posts.set(after.id, after);
    const versions = this.past.get(after.id);
    if (versions === undefined) this.past.set(after.id, [{ step: this.step, post: after }]);
    else versions.push({ step: this.step, post: after });
    this.changes.push({ step: this.step, at: this.now(), by, what, before, after });
    this.show(before, after, by, this.enrolled);
    return after;
  }

  private show(before: HostPost | null, after: HostPost, by: Hand, learners: Iterable<LearnerId>): void {
    for (const learner of learners) {
      if (!this.canSee(after, learner)) continue;
      const saw =
        before !== null && this.canSee(before, learner) && before.text === after.text && before.title === after.title;
      if (!saw) this.sightings.push({ learner, post: after, by, step: this.step, at: this.now() });
    }
  }
}
