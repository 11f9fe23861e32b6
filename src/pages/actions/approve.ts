import { z } from 'zod';
import { PlanId } from '../../ids.ts';
import { afterAction } from '../board/address.ts';
import { actionRoute, type Action } from '../kit/action.ts';

/** The approve button: does what the `approve` command does. */
export const approve: Action<{ readonly plan: PlanId }> = {
  path: '/approve',
  form: z.object({ plan: PlanId }),
  about: () => 'approve',
  signs: ({ plan }) => [plan],
  back: afterAction,
  act: ({ school }, course, { plan }, deps) => deps.approve(school, course, plan),
};

export const approveRoute = actionRoute(approve);
