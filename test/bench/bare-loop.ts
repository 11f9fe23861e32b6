import { randomUUID } from 'node:crypto';
import { SchoolId } from '../../src/ids.ts';
import type { Store } from '../../src/store/types.ts';
import { fairLimit } from '../../src/queue/fair-limit.ts';
import type { BenchSchool } from './bench-school.ts';

const FIELDS = {
  students: 'nextPageToken,students(userId,profile(id,name/fullName,emailAddress))',
  teachers: 'nextPageToken,teachers(userId,profile(id,name/fullName,emailAddress))',
  courseWork:
    'nextPageToken,courseWork(id,title,description,state,maxPoints,dueDate,dueTime,creationTime,updateTime,assigneeMode,individualStudentsOptions,materials,creatorUserId,associatedWithDeveloper)',
  studentSubmissions:
    'nextPageToken,studentSubmissions(id,userId,courseWorkId,state,draftGrade,assignedGrade,updateTime,submissionHistory)',
};

/** The floor: the same calls with bare `fetch`, `JSON.parse`, and one insert of the rows for each list. */
export async function bareLoop({ served, file, app }: BenchSchool, courses: number): Promise<void> {
  const [teacher] = served.teachers;
  const token = await tokenOf(served, teacher?.refreshToken ?? '');
  const get = async (path: string): Promise<Record<string, unknown>> => {
    const response = await fetch(`${served.root}/v1/courses/${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return JSON.parse(await response.text()) as Record<string, unknown>;
  };
  const all = async (course: string, path: string, key: keyof typeof FIELDS, more = ''): Promise<unknown[]> => {
    const rows: unknown[] = [];
    for (let page = ''; ;) {
      const answer = await get(`${course}/${path}?pageSize=100&fields=${FIELDS[key]}${more}${page}`);
      rows.push(...((answer[key] as unknown[] | undefined) ?? []));
      if (typeof answer['nextPageToken'] !== 'string') return rows;
      page = `&pageToken=${encodeURIComponent(answer['nextPageToken'])}`;
    }
  };
  const limit = fairLimit(courses);
  const school = SchoolId.parse(file.school.id);
  await Promise.all(
    file.courses.map(({ id }) =>
      limit(school, async () => {
        await get(id);
        const lists = await Promise.all([
          all(id, 'students', 'students'),
          all(id, 'teachers', 'teachers'),
          all(id, 'courseWork', 'courseWork', '&courseWorkStates=PUBLISHED&courseWorkStates=DRAFT'),
          all(id, 'courseWork/-/studentSubmissions', 'studentSubmissions'),
        ]);
        for (const rows of lists) await insert(app.store, school, rows);
      }),
    ),
  );
}

/** Rows of the size that is kept, into a table with the school's wall around it, as every row of ours has it. */
async function insert(store: Store, school: SchoolId, rows: readonly unknown[]): Promise<void> {
  await store.school(school, (db) =>
    db.query(
      `insert into runs (run, course, at, report) select $2 || row_number() over (), 'bare', now(), row from jsonb_array_elements($1::jsonb) as rows(row)`,
      [JSON.stringify(rows), randomUUID()],
    ),
  );
}

async function tokenOf(
  { tokenUrl, clientId, clientSecret }: BenchSchool['served'],
  refreshToken: string,
): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: clientId,
    client_secret: clientSecret,
  });
  const answer = (await (await fetch(tokenUrl, { method: 'POST', body })).json()) as { access_token: string };
  return answer.access_token;
}
