import type { Command } from 'commander';
import { CourseId, SchoolId } from '../../ids.ts';
import { dayJson } from '../shown/day-json.ts';
import { EXIT, say, sayJson, type Exit, type Io } from '../io.ts';
import { printPlan, writeJson } from '../shown/night-report.ts';
import { readId } from '../input/read-id.ts';
import type { WithApp } from '../with-app.ts';

interface PlanOptions {
  readonly course: string;
  readonly school?: string;
  readonly json?: boolean;
}

/** `waymark plan`: the plan that waits for the teacher, as it will be sent; calls no LMS and changes nothing. */
export function planCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  program
    .command('plan')
    .description('show the plan that waits for the teacher, as it will be sent')
    .requiredOption('--course <id>', 'the course')
    .option('--school <id>', 'its school, where two schools have a course of that id')
    .option('--json', 'answer as JSON')
    .action(async (options: PlanOptions) => {
      const selection = {
        course: readId(CourseId, options.course, '--course'),
        ...(options.school === undefined ? {} : { school: readId(SchoolId, options.school, '--school') }),
      };
      const { waitingDay } = await import('../../sync/waiting-day.ts');
      const { report, decisions, plan, language } = await withApp(io, (app) => waitingDay(app.sync.store, selection));
      const writes = plan?.writes ?? [];
      if (options.json === true) {
        sayJson(io, {
          course: {
            ...report,
            id: selection.course,
            ...dayJson(decisions, language),
            enrolled: decisions?.learners.length ?? 0,
          },
          plan: writes.map((write) => writeJson(write, language)),
          id: plan?.id ?? null,
          date: plan?.date ?? null,
          hash: plan?.hash ?? null,
        });
      } else if (plan === null) {
        say(
          io,
          `No plan waits for course ${selection.course}. A run lays one: waymark sync --course ${selection.course}`,
        );
      } else {
        say(
          io,
          `The plan for ${plan.date} waits: waymark approve --course ${selection.course} [--except KEY]`,
          ...printPlan(plan.writes, language),
        );
      }
      done(EXIT.done);
    });
}
