import { z } from 'zod';
import { RunId } from '../../ids.ts';
import { afterAction } from '../board/address.ts';
import { actionRoute, type Action } from '../kit/action.ts';

/** Takes back what a run sent to the class that is shown, as the `undo` command does. */
export const undo: Action<{ readonly run: RunId }> = {
  path: '/undo',
  form: z.object({ run: RunId }),
  about: () => 'undo',
  signs: ({ run }) => [run],
  back: afterAction,
  act: ({ school }, course, { run }, deps) => deps.undo(school, course, run),
};

export const undoRoute = actionRoute(undo);
