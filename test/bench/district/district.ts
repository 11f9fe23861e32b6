import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LIMITS } from '../../../src/lms/google/limits.ts';
import { fullest } from '../../builders/lms/fleet.ts';
import { printTable } from '../table.ts';
import { measuredCourse } from './measured-course.ts';
import { districtNight, openDistrict, type NightFigures } from './night.ts';
import { SCHOOLS, SMALL } from './schools.ts';

const COURSES = 4000;
const STUDENTS = 25;
const COURSEWORK = 40;
/** Share of the calls that fail though nothing is the matter. */
const FAILING = 0.005;
const MINUTE = 60_000;
const OUTAGE = 4 * 3_600_000;
const LARGEST = 'school-0';
const SEED = 'district';

/** A district's nights against the limits of Google, on a clock that only waiting moves. `--courses=4000`; the tables beside the first are of a tenth of it. */
export async function benchDistrict(): Promise<void> {
  const courses = Number(
    process.argv.find((word) => word.startsWith('--courses='))?.slice('--courses='.length) ?? COURSES,
  );
  const calls = await measuredCourse();
  await nights(courses, calls);
  await outage(Math.ceil(courses / 10), calls.first);
  await memory(courses, calls.first);
}

type Measured = Awaited<ReturnType<typeof measuredCourse>>;

async function nights(courses: number, calls: Measured): Promise<void> {
  const rows: string[][] = [];
  const part = Math.ceil(courses / 4);
  for (const [workers, size, days] of [
    [3, courses, ['first', 'unchanged']],
    [1, part, ['first']],
    [10, part, ['first']],
  ] as const) {
    const district = await openDistrict(size);
    for (const [day, night] of days.entries()) {
      const figures = await districtNight(district, {
        day,
        workers,
        calls: calls[night],
        failing: FAILING,
        seed: SEED,
      });
      const row = [String(size), night, String(workers), ...told(figures, size, calls[night], calls.least)];
      process.stderr.write(`${row.join(' | ')}\n`); // a whole district takes minutes
      rows.push(row);
    }
  }
  printTable(
    `a district: ${courses * STUDENTS} students, ${courses * COURSEWORK} coursework, ${SCHOOLS} schools, one project of ${LIMITS.classroom[0]} calls a minute; clocks 2 s apart, ${FAILING * 100} % of calls fail`,
    [
      'courses',
      'night',
      'workers',
      'minutes',
      'calls asked for / least (floor 1.00)',
      'more by retries (at most 1 %)',
      'of the limit while work waits (at least 90 %)',
      'most in a minute',
      '429 (0)',
      'had',
      'twice (0)',
      'small school / its fair time (at most 1.2)',
    ],
    rows,
  );
}

function told(figures: NightFigures, courses: number, calls: number, least: number): string[] {
  const { arrivals, began, lastBegun, ends, had, twice, refused } = figures;
  const [limit] = LIMITS.classroom;
  return [
    ((Math.max(...ends.values()) - began) / MINUTE).toFixed(1),
    (calls / least).toFixed(2),
    `${((arrivals.length / (courses * calls) - 1) * 100).toFixed(2)} %`,
    `${(leastUsed(figures, limit) * 100).toFixed(1)} %`,
    `${fullest([...arrivals], MINUTE)} of ${limit}`,
    String(refused),
    `${had} of ${courses}`,
    String(twice),
    lastBegun < began ? '' : smallAgainstFair(figures, courses, calls).toFixed(2),
  ];
}

/** Of the minutes in which work waited from beginning to end, the one that used the least of the limit. */
function leastUsed({ arrivals, began, lastBegun }: NightFigures, limit: number): number {
  const minutes = Math.floor((lastBegun - began) / MINUTE);
  const used = Array.from({ length: minutes }, (_, minute) => {
    const from = began + minute * MINUTE;
    return arrivals.filter((at) => at >= from && at < from + MINUTE).length / limit;
  });
  return Math.min(...used);
}

/** When the small school was done, against the moment at which it would have been had each school had the same part of all calls so far. */
function smallAgainstFair({ arrivals, began, ends }: NightFigures, courses: number, calls: number): number {
  const fair = arrivals[Math.ceil(courses / 100) * calls * SCHOOLS - 1] ?? Number.NaN;
  const done = [...ends].find(([school]) => school === SMALL)?.[1] ?? Number.NaN;
  return (done - began) / (fair - began);
}

/** The host of the largest school answers nothing for four hours, from the beginning of its night on. */
async function outage(courses: number, calls: number): Promise<void> {
  const options = { day: 0, workers: 3, calls, failing: FAILING, seed: SEED };
  const quiet = await districtNight(await openDistrict(courses), options);
  const down = await districtNight(await openDistrict(courses), {
    ...options,
    outage: { school: LARGEST, milliseconds: OUTAGE },
  });
  const delays = [...quiet.ends]
    .filter(([school]) => school !== LARGEST)
    .map(([school, end]) => ((down.ends.get(school) ?? Number.NaN) - down.began) / (end - quiet.began) - 1);
  const back = (Math.max(...down.ends.values()) - down.began - OUTAGE) / MINUTE;
  printTable(
    `the host of the largest of ${SCHOOLS} schools does not answer for four hours; ${courses} courses, 3 workers`,
    ['had', 'twice (0)', 'caught up after its end', 'calls asked in vain', 'other schools later (under 20 %)', '429'],
    [
      [
        `${down.had} of ${courses}`,
        String(down.twice),
        `${back.toFixed(1)} min`,
        String(down.arrivals.length - quiet.arrivals.length),
        `${(Math.max(...delays) * 100).toFixed(1)} % at most`,
        String(down.refused),
      ],
    ],
  );
}

/** What stays in a process after its night, apart from the store: nothing that grows with the courses, or a large district would fill it. */
async function memory(courses: number, calls: number): Promise<void> {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  const heap = (): number => {
    gc();
    return process.memoryUsage().heapUsed;
  };
  const rows: string[][] = [];
  for (const size of [courses / 40, courses / 10, courses / 4, courses].map(Math.ceil)) {
    const before = heap();
    const { kept = Number.NaN } = await districtNight(await openDistrict(size), {
      day: 0,
      workers: 3,
      calls,
      seed: SEED,
      weigh: heap,
    });
    const kilobytes = (kept - before) / 1024;
    rows.push([String(size), kilobytes.toFixed(0), (kilobytes / size).toFixed(2)]);
  }
  printTable(
    'what stays in memory when a night is over, the store apart (flat)',
    ['courses', 'kB', 'kB a course'],
    rows,
  );
}
