import { z } from 'zod';
import { afterAction } from '../board/address.ts';
import { actionRoute, type Action } from '../kit/action.ts';
import { PLACE, Press } from './press.ts';

const Form = z
  .object({ press: z.string().max(4000).transform(asData).pipe(Press), words: z.string().max(2000).optional() })
  .transform(({ press, words = '' }) => ({ press: press.is === 'idea-words' ? { ...press, words } : press }));

/**
 * Every button by which a teacher overrides the day. All share one form, and the button pressed says what it is about,
 * so the token covers the whole course. Each press is safe to repeat, and another press takes it back.
 */
export const hand: Action<object, z.infer<typeof Form>> = {
  path: '/hand',
  form: Form,
  about: ({ press }) => (press.is === 'strike-child' ? 'strike' : press.is === 'idea-words' ? 'idea' : press.is),
  signs: () => [],
  back: afterAction,
  place: ({ press }) => placeOf(press),
  act: ({ school, teacher }, course, { press }, deps) => deps.hand(school, course, teacher, press),
};

export const handRoute = actionRoute(hand);

function placeOf(press: Press): string {
  switch (press.is) {
    case 'strike':
    case 'take-back':
      return PLACE.messages(press.kind);
    case 'strike-child':
    case 'put':
    case 'choose':
      return PLACE.person(press.learner);
    case 'note':
      return PLACE.note(press.learner);
    case 'ask':
      return PLACE.asks;
    case 'idea':
    case 'idea-words':
      return PLACE.ideas;
    case 'seminar':
    case 'anew':
      return PLACE.hand;
    default:
      return press satisfies never;
  }
}

function asData(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('is no press of a button');
    return z.NEVER;
  }
}
