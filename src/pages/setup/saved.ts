import type { Saved } from '../../sync/acts/set-up-class.ts';
import type { Reply } from '../kit/route.ts';
import { setupAddress, type Step, stepPath } from './address.ts';
import type { OwnClass } from './guard.ts';

/** What is shown where nothing was saved. */
export interface NotSaved<T> {
  /** The same rows were changed by two. */
  readonly clash: (saved: Extract<Saved<T>, { readonly is: 'clash' }>) => Reply;
  /** The change contradicts what others changed; in English. */
  readonly wrong: (problems: readonly string[]) => Reply;
}

/** Where saving a part of a class leads: back to its step with what came of it, or to the page again with why nothing was saved. */
export function savedReply<T>(
  saved: Saved<T>,
  { course, language }: Pick<OwnClass, 'course' | 'language'>,
  step: Step,
  { clash, wrong }: NotSaved<T>,
): Reply {
  switch (saved.is) {
    case 'saved':
    case 'same': {
      const told = saved.is === 'same' ? 'same' : saved.others.length > 0 ? 'both' : 'saved';
      return { kind: 'redirect', to: setupAddress(stepPath(step), language, course.id, told) };
    }
    case 'clash':
      return clash(saved);
    case 'wrong':
      return wrong(saved.problems);
    case 'gone':
      return { kind: 'refused', why: 'not-found' };
    default:
      return saved satisfies never;
  }
}
