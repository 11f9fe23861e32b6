import { z } from 'zod';
import { PlanId } from '../../ids.ts';
import { afterAction } from '../board/address.ts';
import { actionRoute, type Action } from '../kit/action.ts';

const Form = z.object({ plan: PlanId, hash: z.string().min(1).max(100) });

/** The approve button: does what the `approve` command does, to the plan that is shown as it is shown. */
export const approve: Action<z.infer<typeof Form>> = {
  path: '/approve',
  form: Form,
  about: () => 'approve',
  signs: ({ plan, hash }) => [plan, hash],
  back: afterAction,
  act: ({ school }, course, { plan, hash }, deps) => deps.approve(school, course, plan, hash),
};

export const approveRoute = actionRoute(approve);
