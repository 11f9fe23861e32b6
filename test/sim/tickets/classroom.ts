import { LearnerId, SubmissionId, TeacherId } from '../../../src/ids.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import type { Coursework, Lms, Row, Submission } from '../../../src/lms/types.ts';
import type { Instant } from '../../../src/time.ts';
import { memoryAddons } from '../../builders/memory/memory-addon.ts';
import { memoryLms } from '../../builders/memory/memory-lms.ts';
import { ATTACHMENT, BASE, ITEM, LEARNERS, nameOf, PLACE, TEACHERS, TICKET } from './school.ts';

/** The LMS of the class: who is in it, and the assignment the ticket hangs in, with the draft grades that came to stand there. */
export class Classroom {
  readonly people = { teachers: [...TEACHERS] as string[], learners: [...LEARNERS] as string[] };
  readonly #addons = memoryAddons(this.people);
  /** It answers nothing. */
  isSilent = false;
  /** The assignment was deleted. */
  isGone = false;

  async hang(): Promise<void> {
    const addon = this.#addons.as(TEACHERS[0]);
    const address = `${BASE}/addon/student?ticket=${TICKET}`;
    const addresses = { student: address, teacher: address, review: address };
    const { id } = await addon.attach(PLACE, null, { title: 'Adding fractions', addresses, maxPoints: 3 });
    if (id !== ATTACHMENT) throw new Error('it hangs elsewhere than it is looked for');
  }

  remove(learner: LearnerId): void {
    const place = this.people.learners.indexOf(learner);
    if (place >= 0) this.people.learners.splice(place, 1);
  }

  as(person: string): Lms {
    const members = Object.fromEntries([
      ...this.people.teachers.map((id) => [id, 'teacher'] as const),
      ...this.people.learners.map((id) => [id, 'learner'] as const),
    ]);
    const lms = memoryLms({ addons: this.#addons, person, members });
    const addon = lms.addon;
    const { people } = this;
    const refused = (): LmsError | null => this.#refused();
    return {
      ...lms,
      addon: addon && {
        ...addon,
        context: async (...by) => {
          const error = refused();
          if (error !== null) throw error;
          return addon.context(...by);
        },
      },
      memberOf: async (...of) => {
        if (this.isSilent) throw silent();
        return lms.memberOf(...of);
      },
      async *roster() {
        for (const id of LEARNERS) if (people.learners.includes(id)) yield ok({ id, name: nameOf(id), email: null });
      },
      async *teachers() {
        yield ok({ id: TeacherId.parse('t1'), name: 'Teacher', email: null });
      },
      me: async () => ({ id: TeacherId.parse('t1'), name: 'Teacher', email: null }),
    };
  }

  /** As a night reads it: the ticket's own assignment with the draft grades in it, as if a teacher had returned them. */
  atNight(now: Instant): Lms {
    const lms = this.as(TEACHERS[0]);
    const grades = this.#addons.grades;
    const work: Coursework = {
      id: ITEM,
      title: 'Adding fractions',
      state: 'published',
      maxPoints: 3,
      due: null,
      createdAt: '2026-11-16T08:00:00.000Z' as Instant,
      updatedAt: now,
      quizzes: [],
      post: null,
    };
    const handedIn = [...grades].map(([cell, points]): Submission => {
      const learner = LearnerId.parse(cell.split(' ')[1]);
      return {
        id: SubmissionId.parse(`assignment-${learner}`),
        coursework: ITEM,
        learner,
        state: 'returned',
        score: { points, possible: 3, by: 'teacher', provisional: false },
        placeholder: false,
        at: now,
        atMost: false,
        comments: [],
      };
    });
    return {
      ...lms,
      async *coursework() {
        yield ok(work);
      },
      async *submissions() {
        for (const each of handedIn) yield ok(each);
      },
      async *submissionsOf() {
        for (const each of handedIn) yield ok(each);
      },
    };
  }

  #refused(): LmsError | null {
    if (this.isSilent) return silent();
    return this.isGone ? new LmsError('gone', 'the assignment is gone', { todo: 'Nothing.' }) : null;
  }
}

function ok<T>(value: T): Row<T> {
  return { ok: true, value };
}

function silent(): LmsError {
  return new LmsError('down', 'no answer', { todo: 'Try again.', uncertain: true });
}
