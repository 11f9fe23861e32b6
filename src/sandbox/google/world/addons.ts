import { createHash } from 'node:crypto';
import { hash } from '../../shell/random.ts';
import type { Attachment } from './records.ts';
import { attachedOf, courseOf, itemOf } from './state.ts';
import type { Attached } from './state.ts';
import type { Clockwork } from './world.ts';

interface Place {
  readonly course: string;
  readonly item: string;
}

/** What Classroom itself does with add-ons: for a page that plays Classroom, and for arranging a situation. */
export interface Addons {
  /** The add-on token of a discovery frame, for that teacher and that item alone; it lives an hour. */
  mintToken(course: string, item: string, person: string): string;
  /** The attachments of an item, in the order of creation, with the addresses to frame. */
  on(place: Place): readonly Attachment[];
  /** The `submissionId` of a learner under an attachment, as the review frame gets it. */
  submission(place: Place & { readonly attachment: string; readonly learner: string }): string;
  /** Another developer's add-on attaches something. Returns the id. */
  attachForeign(place: Place): string;
  remove(place: Place & { readonly attachment: string }): void;
  /** The "Allowed Attachment URI Prefixes" of the Marketplace, from now on. */
  allow(...prefixes: readonly string[]): void;
}

/** What the Marketplace knows of our add-on. */
export interface Listing {
  prefixes: readonly string[];
}

export function createAddons(world: Clockwork, listing: Listing): Addons {
  const { state } = world;
  return {
    mintToken(course, item, user) {
      itemOf(courseOf(state, course), item);
      const token = createHash('sha256').update(`${course} ${item} ${user} ${world.nextId()}`).digest('base64url');
      world.record({ kind: 'offered', course, item, user, token });
      return token;
    },
    on: ({ course, item }) =>
      [...(courseOf(state, course).attached.get(item)?.values() ?? [])].map(({ record }) => record),
    submission: ({ course, item, attachment, learner }) =>
      submissionId(attachedOf(courseOf(state, course), item, attachment), learner),
    attachForeign({ course, item }) {
      const id = world.nextId();
      const attachment = {
        id,
        project: 'another-addon',
        title: 'Another add-on',
        teacherView: 'https://addon.example/teacher',
        studentView: 'https://addon.example/student',
        review: null,
        maxPoints: 0,
        due: null,
        copyHistory: [],
      };
      world.record({ kind: 'attached', course, item, attachment });
      return id;
    },
    remove: ({ course, item, attachment }) => world.record({ kind: 'detached', course, item, attachment }),
    allow: (...prefixes) => {
      listing.prefixes = prefixes;
    },
  };
}

/**
 * Unique under its attachment only (lms/google/FACTS.md 5.2): a copy has the ids of its original, and mostly for other learners.
 */
export function submissionId({ record, numbers }: Attached, learner: string): string {
  const root = record.copyHistory[0]?.attachment ?? record.id;
  return `Cg${hash(`${root} ${numbers.get(learner) ?? 0}`).toString(36)}`;
}
