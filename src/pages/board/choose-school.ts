import { z } from 'zod';
import { SchoolId } from '../../ids.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import type { Store } from '../../store/types.ts';
import { AT, setCookie } from '../kit/cookies.ts';
import type { SchoolLink } from '../kit/deps.ts';
import type { Route } from '../kit/route.ts';
import type { TeacherViewer } from '../kit/viewer.ts';

/** Seconds a browser remembers which school its teacher looked at last: a year. */
const REMEMBERED = 31_536_000;

const Chosen = z.object({ school: SchoolId.regex(/^[\w.-]+$/) });

/** Turns the pages to another of a teacher's schools. It opens none: whose schools they are is asked anew on every page. */
export const chooseSchoolRoute = {
  method: 'get',
  path: '/choose-school',
  for: 'teacher',
  async answer(viewer, { query }) {
    const chosen = Chosen.safeParse(query);
    return chosen.success && viewer.schools?.includes(chosen.data.school) === true
      ? { kind: 'redirect', to: '/', cookies: [setCookie(AT, chosen.data.school, REMEMBERED)] }
      : { kind: 'refused', why: 'not-found' };
  },
} satisfies Route;

/** The schools a teacher who signed in works at, to choose between; of one, or in from inside the LMS, there is nothing to choose. */
export async function schoolsToChoose(store: Store, { schools = [] }: TeacherViewer): Promise<SchoolLink[]> {
  if (schools.length < 2) return [];
  const links: SchoolLink[] = [];
  for (const id of schools) {
    const name = (await store.school(id, loadSchoolFile))?.school.name ?? id;
    links.push({ id, name, href: `/choose-school?${new URLSearchParams({ school: id }).toString()}` });
  }
  return links;
}
