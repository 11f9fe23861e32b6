import { loadSchoolFile } from '../../store/schools.ts';
import { boardAddress } from '../board/address.ts';
import type { Route } from '../route.ts';
import { coursesOf } from '../viewer.ts';
import { ApproveForm, isOurForm } from './form.ts';
import { sealReceipt } from './receipt.ts';

/** The approve button: does what the `approve` command does, and leads back to the board, which says what came of it. */
export const approveRoute: Route = {
  method: 'post', path: '/approve', for: 'teacher', framed: true,
  async answer(viewer, { body }, deps) {
    const form = ApproveForm.safeParse(body);
    if (!form.success || !isOurForm(deps.secret, viewer, form.data)) return { kind: 'refused', why: 'form' };
    const { course, plan, lang } = form.data;
    const file = await deps.store.school(viewer.school, loadSchoolFile);
    const theirs = file !== null && coursesOf(viewer, file).some((each) => each.id === course);
    if (!theirs) return { kind: 'refused', why: 'not-found' };

    const { ok, said } = await deps.approve(viewer.school, course, plan);
    const receipt = sealReceipt(deps.secret, viewer, { course, ok, said, at: deps.now() });
    return { kind: 'redirect', to: `${boardAddress({ course, language: lang })}&receipt=${receipt}#approval` };
  },
};
