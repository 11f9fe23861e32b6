import { z } from 'zod';
import { afterAction } from '../board/address.ts';
import { actionRoute, type Action } from '../kit/action.ts';

const Form = z.object({ do: z.enum(['pause', 'resume']) });

/** The pause button and the one that ends the pause, of the class that is shown. */
export const pause: Action<z.infer<typeof Form>> = {
  path: '/pause',
  form: Form,
  about: (form) => form.do,
  signs: (form) => [form.do],
  back: afterAction,
  act: ({ school }, course, form, deps) => deps.pause(school, course, form.do),
};

export const pauseRoute = actionRoute(pause);
