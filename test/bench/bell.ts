import { createHttp } from '../../src/http/index.ts';
import { CourseId, CourseworkId, FormId } from '../../src/ids.ts';
import { createGoogle } from '../../src/lms/google/index.ts';
import { instant } from '../../src/time.ts';
import { quantile } from './board-load.ts';
import { printTable } from './table.ts';
import { virtualTime } from './virtual-time.ts';

const SCHOOLS = 40;
/** Calls a minute that Google lets a project make: Classroom, and lists of answers (lms/google/FACTS.md 4.8, 8.1). */
const LIMITS = { classroom: 3000, responses: 450 } as const;
const MINUTE = 60_000;
const LESSON = instant('2026-11-16T15:00:00Z');

type Counted = keyof typeof LIMITS;
type Ticket = 'assignment' | 'form';

/** All classes ring the same bell: every board reads its ticket at the same moment, through the one way out of a process. */
export async function benchBell(): Promise<void> {
  const rows: string[][] = [];
  for (const ticket of ['assignment', 'form'] as const)
    for (const classes of [100, 400]) rows.push(await ring(ticket, classes));
  printTable(
    `the same bell: today's tickets of classes in ${SCHOOLS} schools, one project, on a clock that only waiting moves`,
    [
      'ticket',
      'classes',
      'calls each',
      'p50',
      'p95',
      'last',
      'least',
      'in 60 s',
      'schools, last / first',
      'most in 60 s',
      '429',
      'failed',
    ],
    rows,
  );
}

async function ring(ticket: Ticket, classes: number): Promise<string[]> {
  const time = virtualTime(Date.parse(LESSON));
  const sent: Record<Counted, number[]> = { classroom: [], responses: [] };
  let refused = 0;
  const http = createHttp({
    ...time,
    timeLimit: () => new AbortController().signal, // on this clock no answer is late
    fetch: (input) =>
      time.during(async () => {
        const url = input instanceof Request ? input.url : String(input);
        if (url.includes('/token')) return json({ access_token: 'access', expires_in: 3599, token_type: 'Bearer' });
        const counted = url.includes('/responses') ? 'responses' : 'classroom';
        const now = time.now();
        if (within(sent[counted], now) >= LIMITS[counted]) {
          refused += 1;
          return new Response(null, { status: 429 });
        }
        sent[counted].push(now);
        return json(answerTo(url));
      }),
  });
  const began = time.now();
  const took: { readonly school: number; readonly seconds: number }[] = [];
  let failed = 0;
  await Promise.all(
    Array.from({ length: classes }, async (_, n) => {
      const school = n % SCHOOLS;
      const lms = createGoogle({
        school: `school-${school}`,
        clientId: 'client',
        clientSecret: 'client-secret',
        refreshToken: `teacher-${n}`,
        classroomRoot: 'https://classroom.example',
        formsRoot: 'https://forms.example',
        tokenUrl: 'https://signin.example/token',
        markerRoot: 'https://waymark.example/r/',
        http,
      });
      const course = CourseId.parse(String(6000 + n));
      try {
        await Promise.all([all(lms.recentCoursework(course, LESSON)), all(lms.roster(course))]);
        if (ticket === 'form') await all(lms.responses(FormId.parse(`form-${n}`)));
        else await all(lms.submissionsOf(course, [CourseworkId.parse('9001')]));
        took.push({ school, seconds: (time.now() - began) / 1000 });
      } catch {
        failed += 1; // it is counted, and the table says how many
      }
    }),
  );
  const seconds = took.map((each) => each.seconds).toSorted((a, b) => a - b);
  const ofSchools = Array.from({ length: SCHOOLS }, (_, school) =>
    Math.max(...took.filter((each) => each.school === school).map((each) => each.seconds)),
  );
  const calls = sent.classroom.length + sent.responses.length;
  const least = Math.max(
    ...(['classroom', 'responses'] as const).map(
      (counted) => (Math.max(0, sent[counted].length - LIMITS[counted]) / LIMITS[counted]) * 60,
    ),
  );
  return [
    ticket,
    String(classes),
    (calls / classes).toFixed(2),
    ...[quantile(seconds, 0.5), quantile(seconds, 0.95), seconds.at(-1) ?? Number.NaN].map(
      (each) => `${each.toFixed(0)} s`,
    ),
    `${least.toFixed(0)} s`,
    String(seconds.filter((each) => each <= 60).length),
    (Math.max(...ofSchools) / Math.min(...ofSchools)).toFixed(2),
    `${peakOf(sent.classroom)} of ${LIMITS.classroom}, ${peakOf(sent.responses)} of ${LIMITS.responses}`,
    String(refused),
    String(failed),
  ];
}

function answerTo(url: string): object {
  if (url.includes('/studentSubmissions')) return { studentSubmissions: [] };
  if (url.includes('/students')) return { students: [] };
  return {};
}

function json(body: object): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
}

async function all(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const row of rows) void row;
}

/** How many of these times, in order, lie in the minute that ends now. */
function within(times: readonly number[], now: number): number {
  let count = 0;
  for (let at = times.length - 1; at >= 0 && (times[at] ?? 0) > now - MINUTE; at -= 1) count += 1;
  return count;
}

function peakOf(times: readonly number[]): number {
  let first = 0;
  let most = 0;
  for (const [index, at] of times.entries()) {
    while ((times[first] ?? at) <= at - MINUTE) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
