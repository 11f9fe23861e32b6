import type { Table } from '../tables/table.ts';

/** The three files of a OneRoster export (CSV) that say who teaches what; students stand in none of what is read of them. */
export const ONE_ROSTER_FILES = ['classes', 'enrollments', 'users'] as const;
export type OneRosterFile = (typeof ONE_ROSTER_FILES)[number];

/** A class as the school's own records name it. */
export interface RosteredClass {
  readonly title: string;
  /** Addresses of its teachers, in lower case. */
  readonly teachers: readonly string[];
}

export type OneRosterRead =
  | { readonly ok: true; readonly classes: readonly RosteredClass[] }
  | {
      readonly ok: false;
      readonly problems: readonly { readonly file: OneRosterFile; readonly lacks: readonly string[] }[];
    };

const COLUMNS: Readonly<Record<OneRosterFile, readonly string[]>> = {
  classes: ['sourcedId', 'title'],
  enrollments: ['classSourcedId', 'userSourcedId', 'role'],
  users: ['sourcedId', 'email'],
};

/** Reads which classes there are and who teaches them; rows that are marked as gone, and everybody who is no teacher, are passed over. */
export function readOneRoster(tables: Readonly<Record<OneRosterFile, Table>>): OneRosterRead {
  const problems = ONE_ROSTER_FILES.flatMap((file) => {
    const lacks = COLUMNS[file].filter((column) => columnOf(tables[file], column) < 0);
    return lacks.length === 0 ? [] : [{ file, lacks }];
  });
  if (problems.length > 0) return { ok: false, problems };
  const emails = new Map(
    rowsOf(tables.users, 'sourcedId', 'email').map(([id = '', email = '']) => [id, email.toLowerCase()]),
  );
  const teachers = new Map<string, Set<string>>();
  for (const [course = '', user = '', role = ''] of rowsOf(
    tables.enrollments,
    'classSourcedId',
    'userSourcedId',
    'role',
  )) {
    const email = emails.get(user) ?? '';
    if (role.toLowerCase() !== 'teacher' || email === '') continue;
    teachers.set(course, (teachers.get(course) ?? new Set()).add(email));
  }
  const classes = rowsOf(tables.classes, 'sourcedId', 'title').map(([id = '', title = '']) => ({
    title,
    teachers: [...(teachers.get(id) ?? [])].toSorted(),
  }));
  return { ok: true, classes: classes.filter(({ title }) => title !== '') };
}

/** Whether a class of the LMS is that one: the same teacher, and one title begins as the other does ("Math 5" and "Math 5, period 2"). */
export function isRostered(
  { title, teachers }: RosteredClass,
  listed: { readonly name: string; readonly teacher: string },
): boolean {
  const [here, there] = [`${plain(title)} `, `${plain(listed.name)} `];
  return (
    teachers.includes(listed.teacher.toLowerCase()) &&
    here !== ' ' &&
    (there.startsWith(here) || here.startsWith(there))
  );
}

function rowsOf(table: Table, ...columns: readonly string[]): string[][] {
  const places = columns.map((column) => columnOf(table, column));
  const status = columnOf(table, 'status');
  return table.rows
    .filter(({ cells }) => cells[status]?.toLowerCase() !== 'tobedeleted')
    .map(({ cells }) => places.map((place) => cells[place] ?? ''));
}

function columnOf({ header }: Table, column: string): number {
  return header.findIndex((name) => name.toLowerCase() === column.toLowerCase());
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
