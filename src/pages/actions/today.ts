import { z } from 'zod';
import { CourseId } from '../../ids.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { afterAction } from '../board/address.ts';
import { actionRoute, type Action } from '../kit/action.ts';
import { isFormToken } from '../kit/form-token.ts';
import { FOREIGN, refusedScript } from '../kit/refusal.ts';
import type { Route } from '../kit/route.ts';
import { coursesOf } from '../kit/viewer.ts';

/** "Read today's tickets": the lesson's own answers, and the groups laid again with them. */
export const today: Action<object> = {
  path: '/today',
  form: z.object({}),
  about: () => 'today',
  signs: () => [],
  back: afterAction,
  act: ({ school }, course, _form, deps) => deps.today(school, course),
};

export const todayRoute = actionRoute(today);

const Asked = z.object({ course: CourseId, token: z.string().max(200) });

/** The same for the script of an open board, which draws it again only where something came in. */
export const todayChangesRoute: Route = {
  method: 'post',
  path: '/today/changes',
  for: 'teacher',
  form: 'json',
  async answer(viewer, { body, path }, deps) {
    const { store, secret, today: read } = deps;
    const asked = Asked.safeParse(body);
    const file = await store.school(viewer.school, loadSchoolFile);
    const theirs =
      asked.success &&
      isFormToken(secret, today.path, [viewer.school, viewer.teacher, asked.data.course], asked.data.token) &&
      file !== null &&
      coursesOf(viewer, file).some(({ id }) => id === asked.data.course);
    if (!theirs) return refusedScript(deps, path, { status: 403, error: 'not-yours', message: FOREIGN });
    const { tickets, changed, said } = await read(viewer.school, asked.data.course);
    return { kind: 'json', status: 200, body: { tickets, changed, said } };
  },
};
