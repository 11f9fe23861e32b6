import { dayJson } from './day-json.ts';
import { headText } from '../../audit/types.ts';
import type { NightReport } from '../../sync/night/night.ts';
import type { CourseReport, Problem } from '../../report/types.ts';
import { plannedAs, type Write } from '../../plan/kinds/registry.ts';
import type { Language } from '../../language.ts';

/** The night report for people: what was read, what it says, what was written, what to do. */
export function printReport({ courses, unread = [], letGo = [], audit = [] }: NightReport): string[] {
  return [
    ...courses.map(printCourse),
    ...unread.map(({ school, problem }) => [`School ${school} (not read)`, ...printProblem(problem)]),
    ...letGo.map(({ school, rows }) => [`School ${school}: kept no longer, and gone: ${counted(rows)}`]),
    ...audit.map((head) => [`School ${head.school}: audit ${headText(head)}`]),
  ]
    .flatMap((lines) => ['', ...lines])
    .slice(1);
}

function counted(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

function printProblem({ kind, what, do: todo }: Problem): string[] {
  return [`  ${kind}: ${what.en}`, `    -> ${todo.en}`];
}

function printCourse(course: CourseReport & { readonly plan?: readonly unknown[] }): string[] {
  const { evidence, mastery, routes, writes } = course;
  const calls = counted(course.calls);
  const written = [
    `${writes.created} created`,
    `${writes.updated} updated`,
    `${writes.adopted} adopted`,
    `${writes.withdrawn} withdrawn`,
    `${writes.unchanged} unchanged`,
    `${writes.waiting} waiting for the teacher`,
  ];
  return [
    `Course ${course.id}${course.unfinished ? ' (not finished)' : ''}`,
    `  read      ${course.learners} learners, ${course.coursework} coursework, ${course.submissions} submissions, ${course.responses} responses${calls === '' ? '' : ` (calls: ${calls})`}`,
    `  evidence  ${evidence.new} new, ${evidence.changed} changed, ${evidence.kept} kept`,
    `  mastery   ${counted(mastery)}`,
    `  routes    ${routes.seminar} seminar, ${routes.workshop} workshop, ${routes.undecided} undecided`,
    `  writes    ${written.join(', ')}`,
    ...writes.skipped.map(({ key, why }) => `    skipped ${short(key)}: ${why}`),
    ...writes.failed.map(({ key, why }) => `    failed  ${short(key)}: ${why}`),
    ...course.problems.flatMap(printProblem),
  ];
}

/**
 * The night report as programs read it (`DESIGN.md` 4.5): of each course its day, of a dry run's plan each write with its one reason.
 * `learners` is the list of the day; how many are in the class stands under `enrolled`.
 */
export function reportJson(
  { language, unread, ...report }: NightReport,
  { days }: { readonly days: boolean } = { days: false },
): unknown {
  return {
    ...report,
    ...(unread === undefined
      ? {}
      : { unread: unread.map(({ school, problem }) => ({ school, problem: problemJson(problem) })) }),
    courses: report.courses.map(({ plan, day, ...course }) => ({
      ...course,
      problems: course.problems.map(problemJson),
      ...(days ? { ...dayJson(day ?? null, language), enrolled: course.learners } : {}),
      ...(plan === undefined ? {} : { plan: plan.map((write) => writeJson(write, language)) }),
    })),
  };
}

/** Programs read it in English only. */
function problemJson({ kind, what, do: todo }: Problem): object {
  return { kind, what: what.en, do: todo.en };
}

export function writeJson(write: Write, language: Language): object {
  const { kind, key, learners, title, why } = write;
  const said = { evidence: why.evidence, rule: why.rule[language], wouldChange: why.wouldChange[language] };
  const common = {
    kind,
    key,
    learners,
    target: 'target' in write ? write.target : null,
    round: 'round' in write ? write.round : null,
    title,
    why: said,
  };
  return { ...common, ...plannedAs(write).json(write) };
}

/** The plan of a dry run for people, a line each write. */
export function printPlan(writes: readonly Write[], language: Language): string[] {
  return writes.map((write) =>
    [
      `  ${plannedAs(write).line(write)}: ${write.learners.length} learner${write.learners.length === 1 ? '' : 's'}${write.title === null ? '' : `, "${write.title}"`}`,
      `    why: ${write.why.rule[language]}`,
      `    key: ${write.key}`,
    ].join('\n'),
  );
}

function short(key: string): string {
  return key.length > 16 ? `${key.slice(0, 16)}…` : key;
}
