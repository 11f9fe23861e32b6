import { z } from 'zod';
import { CourseId } from '../../ids.ts';
import { isRostered, ONE_ROSTER_FILES, readOneRoster, type OneRosterFile } from '../../school/one-roster.ts';
import { coursesOut } from '../../store/courses-out.ts';
import { courseNames } from '../../store/day/decisions.ts';
import type { ListedClass } from '../../sync/acts/which-classes.ts';
import { readTable, type Table } from '../../tables/table.ts';
import { readUtf8 } from '../../tables/utf8.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { Reply } from '../kit/route.ts';
import { schoolAddress, type SchoolFrame } from './frame.tsx';
import { loadSchool } from './load.ts';
import { classesPage, type Compared } from './which-classes.tsx';

const Form = z.looseObject({ do: z.enum(['compare', 'take-ticked']) });

/**
 * The classes that are in, and those that could be taken in.
 * @param files of the school's own records; null: none were sent
 */
export async function classesAnswer(
  frame: SchoolFrame,
  files: Readonly<Record<string, unknown>> | null,
  { store, now, school }: PageDeps,
): Promise<Reply> {
  const loaded = await store.school(frame.school, async (db) => {
    const told = await loadSchool(db, now());
    const names = await courseNames(db);
    const out = await coursesOut(db);
    return told === null
      ? null
      : {
          classes: told.classes,
          out: out.map((each) => ({ ...each, name: names.get(each.settings.id) ?? each.settings.id })),
        };
  });
  if (loaded === null) return { kind: 'refused', why: 'not-found' };
  const { classes: listed, silent } = await school.listed(frame.school);
  const compared = files === null ? null : compare(files, listed, loaded.classes);
  return { kind: 'page', html: classesPage({ ...loaded, frame, listed, silent, compared }) };
}

/** Handles the forms of that page: comparing with the school's records, or taking in the ticked classes. */
export async function classesFormAnswer(
  frame: SchoolFrame,
  account: string,
  body: unknown,
  deps: PageDeps,
): Promise<Reply> {
  const form = Form.safeParse(body);
  if (!form.success) return { kind: 'refused', why: 'form' };
  if (form.data.do === 'compare') return classesAnswer(frame, form.data, deps);
  let taken = false;
  // the LMS's list of this moment, so that only people whom it names as teachers become teachers here
  const { classes } = await deps.school.listed(frame.school);
  for (const { id, teacher } of classes)
    if (form.data[`take.${id}`] === teacher)
      taken = (await deps.school.takeIn(frame.school, CourseId.parse(id), teacher, account)) || taken;
  return { kind: 'redirect', to: `${schoolAddress('classes', frame)}&told=${taken ? 'taken-in' : 'same'}` };
}

/** Ticks the classes that both the records and the LMS have, and lists those that only the records have. */
function compare(
  files: Readonly<Record<string, unknown>>,
  listed: readonly ListedClass[],
  inNow: readonly { readonly name: string; readonly teacher: string }[],
): Compared {
  const nothing = { ticked: new Set<CourseId>(), unfound: [] };
  const tables = ONE_ROSTER_FILES.map((file) => [file, tableIn(files[file])] as const);
  const broken = tables.filter(([, table]) => table === null);
  if (broken.length > 0) return { ...nothing, problems: broken.map(([file]) => ({ file })) };
  const read = readOneRoster(Object.fromEntries(tables) as Record<OneRosterFile, Table>);
  if (!read.ok) return { ...nothing, problems: read.problems };
  return {
    problems: [],
    ticked: new Set(listed.filter((each) => read.classes.some((known) => isRostered(known, each))).map(({ id }) => id)),
    unfound: read.classes.filter((known) => ![...listed, ...inNow].some((each) => isRostered(known, each))),
  };
}

function tableIn(bytes: unknown): Table | null {
  if (!(bytes instanceof Uint8Array)) return null;
  const text = readUtf8(bytes, '');
  const table = text.ok ? readTable(text.text) : null;
  return table?.ok === true ? table.table : null;
}
