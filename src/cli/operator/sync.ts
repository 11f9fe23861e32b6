import { Option, type Command } from 'commander';
import { CourseId, SchoolId } from '../../ids.ts';
import type { NightReport, Selection } from '../../sync/night/night.ts';
import type { Instant } from '../../time.ts';
import { EXIT, InputError, say, sayJson, tell, type Exit, type Io } from '../io.ts';
import { printPlan, printReport, reportJson } from '../shown/night-report.ts';
import { atOption, readAt, refuseFar } from '../input/read-at.ts';
import { readId } from '../input/read-id.ts';
import type { WithApp } from '../with-app.ts';

interface SyncOptions {
  readonly course?: string;
  readonly school?: string;
  readonly all?: boolean;
  readonly at?: string;
  readonly far?: boolean;
  readonly dryRun?: boolean;
  readonly acceptRoster?: boolean;
  readonly today?: boolean;
  readonly json?: boolean;
}

/** `waymark sync`: pull, evidence, mastery, routing, plan, write-back; prints the night report. */
export function syncCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  atOption(program.command('sync'), 'the clock of the run')
    .description('run the night by hand: read the LMS, decide, and write (or let the plan wait for the teacher)')
    .option('--course <id>', 'one course')
    .option('--school <id>', 'all courses of a school')
    .addOption(new Option('--all', 'all schools').conflicts(['course', 'school']))
    .option('--dry-run', 'print the plan; write nothing, to the LMS or to the store')
    .option('--accept-roster', 'the class really shrank by more than half: go on with the new roster')
    .addOption(
      new Option('--today', "read today's tickets of one course and lay its day anew; nothing is sent").conflicts([
        'all',
        'dryRun',
        'acceptRoster',
      ]),
    )
    .option('--json', 'answer as JSON')
    .action(async (options: SyncOptions) => {
      const selection = selectionOf(options);
      const at = readAt(options, io);
      if (options.today === true) {
        done(await syncToday(io, withApp, selection, options, at));
        return;
      }
      const { runNight } = await import('../../sync/night/night.ts');
      const report = await withApp(io, async (app) => {
        await refuseFar(app.sync.store, options, io);
        return runNight(app.sync, selection, {
          at,
          dryRun: options.dryRun === true,
          acceptRoster: options.acceptRoster === true,
          byHand: !('all' in selection),
          days: options.json === true,
        });
      });
      answer(io, report, options);
      done(exitOf(report));
    });
}

/** What has come in of today's tickets, told as a night of that course. */
async function syncToday(
  io: Io,
  withApp: WithApp,
  selection: Selection,
  options: SyncOptions,
  at: Instant,
): Promise<Exit> {
  if (!('course' in selection)) throw new InputError(['sync --today: say which course: --course ID']);
  const { readTodayOf } = await import('../../sync/today/read-today.ts');
  const report = await withApp(io, async (app) => {
    await refuseFar(app.sync.store, options, io);
    return readTodayOf(app.sync, selection, at);
  });
  answer(io, report, options);
  return exitOf(report);
}

function answer(io: Io, report: NightReport, options: SyncOptions): void {
  if (options.json === true) {
    sayJson(io, reportJson(report, { days: true }));
    return;
  }
  say(io, ...printReport(report));
  for (const course of report.courses) {
    if (course.plan === undefined) continue;
    say(io, `Plan for course ${course.id} (nothing was written):`, ...printPlan(course.plan, report.language));
  }
  const waiting = report.courses.filter((course) => course.writes.waiting > 0);
  if (waiting.length > 0 && options.dryRun !== true) {
    tell(io, ...waiting.map((course) => `The plan waits: waymark approve --course ${course.id}`));
  }
}

export function exitOf(report: Pick<NightReport, 'courses' | 'unread'>): Exit {
  const failed =
    (report.unread ?? []).length > 0 ||
    report.courses.some((course) => course.unfinished || course.writes.failed.length > 0);
  return failed ? EXIT.failed : EXIT.done;
}

function selectionOf(options: SyncOptions): Selection {
  if (options.course !== undefined) {
    return {
      course: readId(CourseId, options.course, '--course'),
      ...(options.school === undefined ? {} : { school: readId(SchoolId, options.school, '--school') }),
    };
  }
  if (options.school !== undefined) return { school: readId(SchoolId, options.school, '--school') };
  if (options.all === true) return { all: true };
  throw new InputError(['sync: say which courses: --course ID, --school S or --all']);
}
