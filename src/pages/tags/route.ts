import { loadMorning } from '../../store/day/decisions.ts';
import { recordsOf } from '../../store/records.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { courseTags } from '../../sync/tagging.ts';
import { boardAddress } from '../board/address.ts';
import { actionToken } from '../kit/action.ts';
import { openReceipt } from '../kit/receipt.ts';
import type { Route } from '../kit/route.ts';
import { coursesOf } from '../kit/viewer.ts';
import { readTagsAddress, TAGS } from './address.ts';
import { confirm, confirmRoute } from './confirm.ts';
import { tagsPage } from './view.tsx';

/** Which target the untagged work of the teacher's own class is about: suggested, and confirmed by one button. */
export const tagsRoutes: readonly Route[] = [
  {
    method: 'get',
    path: TAGS,
    for: 'teacher',
    framed: 'launch',
    async answer(viewer, { query }, { store, secret, now }) {
      const asked = readTagsAddress(query);
      const found = await store.school(viewer.school, async (db) => {
        const file = await loadSchoolFile(db);
        const courses = file === null ? [] : coursesOf(viewer, file);
        const course = asked.course === undefined ? courses[0] : courses.find(({ id }) => id === asked.course);
        if (file === null || course === undefined) return null;
        return {
          language: asked.lang ?? file.school.languages[0] ?? 'en',
          course: { id: course.id, name: (await loadMorning(db, course.id))?.courseName ?? course.id },
          tags: await courseTags(recordsOf(db), file, course),
        };
      });
      if (found === null)
        return asked.course === undefined
          ? { kind: 'redirect', to: boardAddress({ language: asked.lang }) }
          : { kind: 'refused', why: 'not-found' };
      const { id } = found.course;
      return {
        kind: 'page',
        html: tagsPage({
          ...found,
          token: actionToken(confirm, secret, viewer, id, {}),
          receipt: asked.receipt === undefined ? null : openReceipt(secret, viewer, id, now(), asked.receipt),
        }),
      };
    },
  },
  confirmRoute,
];
