import type { CourseworkId, LearnerId, TeacherId } from '../../../src/ids.ts';
import type { Answers } from '../../../src/sandbox/google/index.ts';
import type { Instant } from '../../../src/time.ts';
import { CHILDREN } from '../school.ts';
import {
  TEACHER,
  type Change,
  type Hand,
  type HostPost,
  type HostSubmission,
  type HostWork,
  type Peopled,
  type Sighting,
} from '../judge/watched.ts';

/** A post before one child's eyes, with the words the child reads. */
export type SeenPost = Pick<HostPost, 'id' | 'title' | 'text' | 'mode'>;

/**
 * A strict stand-in, watched: after each request and each deed it is compared with what stood there before, and what each child now
 * finds (the stand-in's own `seenBy`) with what the child found then. Nothing the adapter says of itself is asked.
 */
export abstract class StandIn implements Peopled {
  readonly posts = new Map<string, HostPost>();
  readonly sightings: Sighting[] = [];
  readonly changes: Change[] = [];
  readonly work = new Map<CourseworkId, HostWork>();
  /** Work of a teacher by its id there. */
  protected readonly ownIds = new Set<string>();
  readonly now: () => Instant;
  step = 0;
  private readonly views = new Map<LearnerId, ReadonlyMap<string, SeenPost>>();

  abstract readonly can: Peopled['can'];
  abstract readonly teacher: TeacherId;
  abstract readonly keepsWork: boolean;
  abstract readonly answers: Answers;
  abstract readonly enrolled: ReadonlySet<LearnerId>;
  abstract enrol(learner: LearnerId): void;
  abstract leave(learner: LearnerId): void;
  abstract giveWork(work: Omit<HostWork, 'removed'>, to: LearnerId | null): void;
  abstract hideWork(id: CourseworkId, removed: boolean): void;
  abstract submit(submission: HostSubmission): boolean;
  abstract reword(post: HostPost, text: string): boolean;
  abstract giveAlso(post: HostPost, learner: LearnerId): void;
  abstract remove(post: HostPost): void;
  abstract copy(post: HostPost, state: HostPost['state']): string | null;
  abstract scores(): Pick<HostSubmission, 'coursework' | 'learner'>[];
  /** Everything that stands there and is no work of a teacher's. */
  protected abstract standing(): HostPost[];
  protected abstract view(learner: LearnerId): SeenPost[];

  constructor(now: () => Instant) {
    this.now = now;
  }

  list(states: readonly HostPost['state'][]): HostPost[] {
    return [...this.posts.values()].filter((post) => states.includes(post.state));
  }

  canSee(post: HostPost, learner: LearnerId): boolean {
    return this.views.get(learner)?.has(post.id) ?? false;
  }

  isClosedTo(_post: HostPost, _learner: LearnerId): boolean {
    return false;
  }

  sees(learner: LearnerId): HostPost[] {
    return [...this.posts.values()].filter((post) => this.canSee(post, learner));
  }

  /** What a request or a deed has changed, and what each child sees of it. `by` may look at which post it is. */
  notice(by: (id: string) => Hand = () => TEACHER): void {
    const standing = new Map(this.standing().map((post) => [post.id, post]));
    for (const [id, before] of this.posts) {
      if (!standing.has(id) && before.state !== 'DELETED') standing.set(id, { ...before, state: 'DELETED' });
    }
    const authors = new Map<string, Hand>();
    for (const [id, after] of standing) {
      const before = this.posts.get(id) ?? null;
      const hand = by(id);
      this.posts.set(id, after);
      for (const what of changesIn(before, after)) {
        authors.set(id, hand);
        this.changes.push({ step: this.step, at: this.now(), by: hand, what, before, after });
      }
    }
    for (const learner of CHILDREN) this.look(learner, authors);
  }

  private look(learner: LearnerId, authors: ReadonlyMap<string, Hand>): void {
    const before = this.views.get(learner);
    const seen = new Map(this.enrolled.has(learner) ? this.view(learner).map((post) => [post.id, post]) : []);
    this.views.set(learner, seen);
    for (const [id, { title, text, mode }] of seen) {
      const known = before?.get(id);
      const post = this.posts.get(id);
      if (post === undefined || (known?.title === title && known.text === text)) continue;
      this.sightings.push({
        learner,
        post: { ...post, title, text, mode },
        by: authors.get(id) ?? TEACHER,
        step: this.step,
        at: this.now(),
      });
    }
  }
}

/** A post that is hidden again is as good as deleted to those who saw it. */
function changesIn(before: HostPost | null, after: HostPost): Change['what'][] {
  if (before === null) return ['create'];
  const changes: Change['what'][] = [];
  if (before.state !== after.state) changes.push(after.state === 'PUBLISHED' ? 'publish' : 'delete');
  if (before.mode !== after.mode || before.students.join() !== after.students.join()) changes.push('students');
  if (before.title !== after.title || before.text !== after.text) changes.push('words');
  return changes;
}
