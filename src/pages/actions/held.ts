import { z } from 'zod';
import { WriteKey } from '../../ids.ts';
import { afterAction } from '../board/address.ts';
import { actionRoute, type Action } from '../kit/action.ts';

const Form = z.object({ key: WriteKey, decision: z.enum(['anew', 'leave']) });

/** The two buttons of a held write: which of them was pressed says the decision, so the token holds for the write alone. */
export const held: Action<{ readonly key: WriteKey }, z.infer<typeof Form>> = {
  path: '/held',
  form: Form,
  about: () => 'held',
  signs: ({ key }) => [key],
  back: afterAction,
  act: ({ school }, course, { key, decision }, deps) => deps.decideHeld(school, course, key, decision),
};

export const heldRoute = actionRoute(held);
