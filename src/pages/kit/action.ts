import { z } from 'zod';
import { CourseId } from '../../ids.ts';
import { Language } from '../../language.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import type { Answer, PageDeps } from './deps.ts';
import { formToken, isFormToken } from './form-token.ts';
import { sealReceipt, type ActName } from './receipt.ts';
import type { Route } from './route.ts';
import { coursesOf, type TeacherViewer } from './viewer.ts';

/** The fields that every button sends, beside those of its own action. */
const Fields = z.object({ course: CourseId, lang: Language, token: z.string().min(1).max(200) });
type Fields = z.infer<typeof Fields>;

interface Place {
  readonly course: CourseId;
  readonly language: Language;
}

/** Something a teacher can do from a page with one button: `Matter` is what it is about, `Form` what the button sends. */
export interface Action<Matter, Form extends Matter = Matter> {
  readonly path: string;
  readonly about: (form: Form) => ActName;
  readonly form: z.ZodType<Form>;
  /** What the button's token is bound to, beside viewer and course. */
  readonly signs: (matter: Matter) => readonly string[];
  /** The address the button leads back to, with the receipt that tells the outcome there. */
  readonly back: (place: Place & { readonly receipt: string; readonly place?: string }) => string;
  /** Where on the board the outcome is shown; absent: on top. */
  readonly place?: (form: Form) => string;
  readonly act: (viewer: TeacherViewer, course: CourseId, form: Form, deps: PageDeps) => Promise<Answer>;
  /** The form again, with the text written in it, where that text cannot be accepted; null: it can. */
  readonly again?: (form: Form, place: Place & { readonly token: string }) => string | null;
  /** Size limit of the form; absent: small. */
  readonly size?: Route['form'];
}

/**
 * The anti-forgery token of one button: it holds for this viewer, course and matter alone. It needs no time limit, as
 * repeating any of these actions has no further effect.
 */
export function actionToken<Matter>(
  { path, signs }: Pick<Action<Matter>, 'path' | 'signs'>,
  secret: Buffer,
  viewer: TeacherViewer,
  course: CourseId,
  matter: NoInfer<Matter>,
): string {
  return formToken(secret, path, [viewer.school, viewer.teacher, course, ...signs(matter)]);
}

/**
 * The one guard of all buttons: the form must be our own and the course one of the viewer's. It then redirects to the
 * address the action names.
 */
export function actionRoute<Matter, Form extends Matter>(action: Action<Matter, Form>): Route {
  return {
    method: 'post',
    path: action.path,
    for: 'teacher',
    framed: 'launch',
    ...(action.size === undefined ? {} : { form: action.size }),
    async answer(viewer, { body }, deps) {
      const fields = Fields.safeParse(body);
      const form = action.form.safeParse(body);
      if (!fields.success || !form.success || !isOurs(action, deps.secret, viewer, fields.data, form.data))
        return { kind: 'refused', why: 'form' };
      const { course, lang } = fields.data;
      const file = await deps.store.school(viewer.school, loadSchoolFile);
      const theirs = file !== null && coursesOf(viewer, file).some((each) => each.id === course);
      if (!theirs) return { kind: 'refused', why: 'not-found' };

      const again =
        action.again?.(form.data, {
          course,
          language: lang,
          token: actionToken(action, deps.secret, viewer, course, form.data),
        }) ?? null;
      if (again !== null) return { kind: 'page', html: again };
      const { ok, said } = await action.act(viewer, course, form.data, deps);
      const shownAt = action.place === undefined ? {} : { place: action.place(form.data) };
      const receipt = sealReceipt(deps.secret, viewer, {
        about: action.about(form.data),
        course,
        ok,
        said,
        at: deps.now(),
        ...shownAt,
      });
      return { kind: 'redirect', to: action.back({ course, language: lang, receipt, ...shownAt }) };
    },
  };
}

function isOurs<Matter>(
  { path, signs }: Pick<Action<Matter>, 'path' | 'signs'>,
  secret: Buffer,
  viewer: TeacherViewer,
  { course, token }: Fields,
  matter: Matter,
): boolean {
  return isFormToken(secret, path, [viewer.school, viewer.teacher, course, ...signs(matter)], token);
}
