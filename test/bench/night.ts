import { runNight } from '../../src/sync/night/night.ts';
import { bareLoop } from './bare-loop.ts';
import { benchSchool } from './bench-school.ts';
import { NIGHT } from './school.ts';
import { median, printTable } from './table.ts';

const SIZE = { courses: 10, learners: 30, coursework: 40 };
const ROUNDS = 3;

/** `sync` over ten courses as a ratio to the bare loop, a first night and nights when nothing changed. */
export async function benchNight(): Promise<void> {
  const rows: string[][] = [];
  const bare: number[] = [];
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const school = await benchSchool(SIZE);
    const night = () =>
      runNight(school.app.sync, { school: school.file.school.id }, { at: NIGHT, dryRun: false, acceptRoster: false });
    try {
      await bareLoop(school, school.app.sync.courses); // warms the sandbox and the store
      bare.push(await timed(() => bareLoop(school, school.app.sync.courses)));
      first.push(await timed(night));
      again.push(await timed(night));
      bare.push(await timed(() => bareLoop(school, school.app.sync.courses)));
    } finally {
      await school.close();
    }
  }
  const floor = median(bare);
  for (const [name, times] of [
    ['bare loop', bare],
    ['first night', first],
    ['unchanged night', again],
  ] as const) {
    rows.push([
      name,
      `${Math.round(median(times))} ms`,
      (median(times) / floor).toFixed(2),
      times.map((time) => Math.round(time)).join(' '),
    ]);
  }
  printTable(
    `sync of ${SIZE.courses} courses of ${SIZE.learners} students and ${SIZE.coursework} coursework`,
    ['what', 'median', 'ratio', 'runs (ms)'],
    rows,
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
