import { runNight } from '../../src/sync/night/night.ts';
import { benchSchool } from './bench-school.ts';
import { START } from './school.ts';
import { printTable } from './table.ts';
import { daysAfter } from '../../src/time.ts';

/** Works a week: an entrance and an exit ticket each school day. */
const A_WEEK = 10;
const SIZE = { courses: 3, learners: 30 };
const WEEKS = [6, 36];

/** What an unchanged night costs early and late in the school year: calls and CPU of this process, for each course. */
export async function benchWeeks(): Promise<void> {
  const rows: string[][] = [];
  const costs: { readonly calls: number; readonly cpu: number }[] = [];
  for (const weeks of WEEKS) {
    const school = await benchSchool({ ...SIZE, coursework: weeks * A_WEEK, days: weeks * 7 });
    const at = daysAfter(START, weeks * 7 + 1);
    const night = (on = at) =>
      runNight(school.app.sync, { school: school.file.school.id }, { at: on, dryRun: false, acceptRoster: false });
    try {
      await night();
      await night(daysAfter(at, 1)); // warm
      const cpu = process.cpuUsage();
      const { courses } = await night(daysAfter(at, 2));
      const { user, system } = process.cpuUsage(cpu);
      const calls = courses.reduce(
        (sum, course) => sum + Object.values(course.calls).reduce((all, each) => all + each, 0),
        0,
      );
      costs.push({ calls: calls / SIZE.courses, cpu: (user + system) / 1000 / SIZE.courses });
      const [first] = costs;
      const { calls: made, cpu: spent } = costs.at(-1) ?? { calls: Number.NaN, cpu: Number.NaN };
      rows.push([
        `${weeks} weeks`,
        String(Math.round(made)),
        (made / (first?.calls ?? Number.NaN)).toFixed(2),
        `${Math.round(spent)} ms`,
        (spent / (first?.cpu ?? Number.NaN)).toFixed(2),
      ]);
    } finally {
      await school.close();
    }
  }
  printTable(
    `an unchanged night, per course of ${SIZE.learners} students and ${A_WEEK} works a week`,
    ['data', 'calls', 'ratio', 'CPU', 'ratio'],
    rows,
  );
}
