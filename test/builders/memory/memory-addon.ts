import { AttachmentId, CourseworkId, LearnerId, SubmissionId } from '../../../src/ids.ts';
import type { Addon, AddonAttachment, AddonPlace, AttachRequest } from '../../../src/lms/addon.ts';
import { LmsError } from '../../../src/lms/errors.ts';

interface Placed {
  readonly place: AddonPlace;
  readonly attachment: AddonAttachment;
  readonly request: AttachRequest;
}

/** Pages attached to classwork in memory, for the people of one course; never de-duplicated: two creates make two. */
export interface MemoryAddons {
  /** The add-on with that person's credential. */
  as(person: string): Addon;
  /** What Classroom hands to the page that attaches, for that person in that place alone. */
  token(place: AddonPlace, person: string): string;
  /** The item used again elsewhere: its attachments with new ids. */
  copy(from: AddonPlace, to: AddonPlace): readonly AddonAttachment[];
  readonly held: readonly Placed[];
  /** Somebody takes away by hand all that hangs there. */
  remove(from: AddonPlace): void;
  /** Draft grades by attachment and learner. */
  readonly grades: ReadonlyMap<string, number>;
  /** Who has no work under any attachment yet. */
  readonly unlisted: string[];
  /** Fails the next call of that name; `effect`: it happened, only the answer was lost. */
  fail(call: keyof Addon, error: LmsError, effect?: boolean): void;
}

export function memoryAddons(people: {
  readonly teachers: readonly string[];
  readonly learners: readonly string[];
}): MemoryAddons {
  const held: Placed[] = [];
  const tokens = new Map<string, { readonly place: AddonPlace; readonly person: string }>();
  const grades = new Map<string, number>();
  const unlisted: string[] = [];
  const faults: { call: keyof Addon; error: LmsError; effect: boolean }[] = [];
  let counter = 0;

  async function doing<T>(call: keyof Addon, effect: () => T): Promise<T> {
    const at = faults.findIndex((fault) => fault.call === call);
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0];
    if (fault === undefined) return effect();
    if (fault.effect) effect();
    throw fault.error;
  }

  function find(place: AddonPlace, id: AttachmentId): Placed {
    const found = held.find((each) => each.attachment.id === id && samePlace(each.place, place));
    if (found === undefined) throw new LmsError('gone', 'no such attachment', { todo: 'Nothing.' });
    return found;
  }

  function keep(place: AddonPlace, request: AttachRequest, copyOf: AddonAttachment['copyOf']): AddonAttachment {
    counter += 1;
    const { title, maxPoints } = request;
    const attachment = {
      id: AttachmentId.parse(`a${counter}`),
      title,
      address: request.addresses.student,
      maxPoints,
      copyOf,
    };
    held.push({ place, attachment, request });
    return attachment;
  }

  function checkToken(place: AddonPlace, person: string, token: string): void {
    const minted = tokens.get(token);
    if (minted === undefined || minted.person !== person || !samePlace(minted.place, place))
      throw new LmsError('denied', 'another account', { reason: 'other-account', todo: 'Use one account.' });
  }

  const as = (person: string): Addon => {
    function role(): 'teacher' | 'learner' {
      if (people.teachers.includes(person)) return 'teacher';
      if (people.learners.includes(person)) return 'learner';
      throw new LmsError('denied', 'not in the class', { todo: 'Nothing.' });
    }
    function asTeacher(): void {
      if (role() !== 'teacher') throw new LmsError('denied', 'not a teacher', { todo: 'Nothing.' });
    }
    return {
      context: (place, by) =>
        doing('context', () => {
          const is = role();
          if ('token' in by) checkToken(place, person, by.token);
          else find(place, by.attachment);
          const works = is === 'learner' && place.kind === 'assignment';
          return { role: is, submission: works ? submissionOf(place, person) : null };
        }),
      async *attachments(place) {
        yield* await doing('attachments', () => {
          role();
          return held
            .filter((each) => samePlace(each.place, place))
            .map(({ attachment }) => ({ ok: true as const, value: attachment }));
        });
      },
      attachment: (place, id) =>
        doing('attachment', () => {
          role();
          return find(place, id).attachment;
        }),
      attach: (place, token, request) =>
        doing('attach', () => {
          asTeacher();
          if (token !== null) checkToken(place, person, token);
          return keep(place, request, []);
        }),
      change: (place, id, { title, maxPoints }) =>
        doing('change', () => {
          asTeacher();
          const placed = find(place, id);
          held.splice(held.indexOf(placed), 1, { ...placed, attachment: { ...placed.attachment, title, maxPoints } });
        }),
      workOf: (place, attachment, submission) =>
        doing('workOf', () => {
          asTeacher();
          find(place, attachment);
          const learner = people.learners.find((each) => submissionOf(place, each) === submission);
          if (learner === undefined) throw new LmsError('gone', 'no such work', { todo: 'Nothing.' });
          return { learner: LearnerId.parse(learner), points: grades.get(`${attachment} ${learner}`) ?? null };
        }),
      async *works(place, attachment) {
        yield* await doing('works', () => {
          asTeacher();
          find(place, attachment);
          const listed = people.learners.filter((id) => !unlisted.includes(id));
          return listed.map((id) => ({
            ok: true as const,
            value: {
              submission: submissionOf(place, id),
              learner: LearnerId.parse(id),
              points: grades.get(`${attachment} ${id}`) ?? null,
            },
          }));
        });
      },
      grade: (place, attachment, submission, points) =>
        doing('grade', () => {
          asTeacher();
          find(place, attachment);
          const learner = people.learners.find((each) => submissionOf(place, each) === submission);
          if (learner === undefined) throw new LmsError('gone', 'no such work', { todo: 'Nothing.' });
          grades.set(`${attachment} ${learner}`, points);
        }),
    };
  };

  return {
    as,
    held,
    grades,
    unlisted,
    token(place, person) {
      counter += 1;
      tokens.set(`token-${counter}`, { place, person });
      return `token-${counter}`;
    },
    remove(from) {
      for (const each of held.filter(({ place }) => samePlace(place, from))) held.splice(held.indexOf(each), 1);
    },
    copy: (from, to) =>
      held
        .filter(({ place }) => samePlace(place, from))
        .map(({ attachment, request }) =>
          keep(to, request, [
            ...attachment.copyOf,
            { course: from.course, item: from.item, attachment: attachment.id },
          ]),
        ),
    fail: (call, error, effect = false) => void faults.push({ call, error, effect }),
  };
}

/** An assignment to attach something to. */
export function assignmentPlace(course: AddonPlace['course'], item = 'w1'): AddonPlace {
  return { course, item: CourseworkId.parse(item), kind: 'assignment' };
}

/** Of the item and not of the course: the same may stand in copies, as at Google (lms/google/FACTS.md 5.2). */
export function submissionOf(place: AddonPlace, person: string): SubmissionId {
  return SubmissionId.parse(`${place.kind}-${person}`);
}

function samePlace(a: AddonPlace, b: AddonPlace): boolean {
  return a.course === b.course && a.item === b.item && a.kind === b.kind;
}
