import type { Command } from 'commander';
import { CourseId, PlanId, SchoolId, WriteKey } from '../../ids.ts';
import { EXIT, say, sayJson, tell, type Exit, type Io } from '../io.ts';
import { printReport, reportJson } from '../shown/night-report.ts';
import { atOption, readAt, refuseFar } from '../input/read-at.ts';
import { readId } from '../input/read-id.ts';
import { exitOf } from '../operator/sync.ts';
import type { WithApp } from '../with-app.ts';

interface ApproveOptions {
  readonly course: string;
  readonly school?: string;
  readonly plan?: string;
  readonly except: readonly string[];
  readonly at?: string;
  readonly far?: boolean;
  readonly json?: boolean;
}

/** `waymark approve`: applies the plan a teacher has seen, unchanged, or refuses it as stale. */
export function approveCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  atOption(program.command('approve'), 'the clock of the run')
    .description('apply a waiting plan, the newest by default')
    .requiredOption('--course <id>', 'the course')
    .option('--school <id>', 'its school, where two schools have a course of that id')
    .option('--plan <id>', 'this plan and no other')
    .option(
      '--except <key>',
      'leave this message of the plan out; may be repeated',
      (key: string, before: readonly string[]) => [...before, key],
      [],
    )
    .option('--json', 'answer as JSON')
    .action(async (options: ApproveOptions) => {
      const at = readAt(options, io);
      const approval = {
        course: readId(CourseId, options.course, '--course'),
        ...(options.school === undefined ? {} : { school: readId(SchoolId, options.school, '--school') }),
        ...(options.plan === undefined ? {} : { plan: readId(PlanId, options.plan, '--plan') }),
        except: options.except.map((key) => readId(WriteKey, key, '--except')),
      };
      const { approvePlan } = await import('../../sync/acts/approve.ts');
      const result = await withApp(io, async (app) => {
        await refuseFar(app.sync.store, options, io);
        return approvePlan(app.sync, approval, at);
      });
      if (!result.ok) {
        if (options.json === true) sayJson(io, { error: result.reason, said: result.said.en });
        tell(io, result.said.en);
        done(EXIT.failed);
        return;
      }
      if (options.json === true) sayJson(io, reportJson(result.report));
      else say(io, ...printReport(result.report));
      done(exitOf(result.report));
    });
}
