import { Option, type Command } from 'commander';
import { CourseId, LearnerId, SchoolId } from '../../ids.ts';
import type { Choice } from '../../routing/types.ts';
import { EXIT, say, sayJson, type Exit, type Io } from '../io.ts';
import { atOption, readAt, refuseFar } from '../input/read-at.ts';
import { readId } from '../input/read-id.ts';
import type { WithApp } from '../with-app.ts';

interface ChooseOptions {
  readonly course: string;
  readonly school?: string;
  readonly learner: string;
  readonly route: Choice['route'];
  readonly by: keyof typeof BY;
  readonly at?: string;
  readonly far?: boolean;
  readonly json?: boolean;
}

const ROUTES = ['seminar', 'workshop', 'none'] as const satisfies readonly Choice['route'][];
/** Who chose, as the record says it (P1). */
const BY = { student: 'declared', teacher: 'assigned' } as const satisfies Readonly<Record<string, Choice['by']>>;

/** `waymark choose`: records the route a student or the teacher chose for the day; the newest counts. */
export function chooseCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  atOption(program.command('choose'), 'the time of the choice; it holds for that school day')
    .description('record the route a student or the teacher chose for today; the newest counts')
    .requiredOption('--course <id>', 'the course')
    .option('--school <id>', 'its school, where two schools have a course of that id')
    .requiredOption('--learner <id>', 'who it is for')
    .addOption(
      new Option('--route <route>', 'the route; none takes the choice back').choices(ROUTES).makeOptionMandatory(),
    )
    .addOption(new Option('--by <who>', 'who chose').choices(Object.keys(BY)).makeOptionMandatory())
    .option('--json', 'answer as JSON')
    .action(async (options: ChooseOptions) => {
      const at = readAt(options, io);
      const order = {
        course: readId(CourseId, options.course, '--course'),
        ...(options.school === undefined ? {} : { school: readId(SchoolId, options.school, '--school') }),
        learner: readId(LearnerId, options.learner, '--learner'),
        route: options.route,
        by: BY[options.by],
        place: null,
        actor: options.by,
      };
      const { choose } = await import('../../sync/acts/choose.ts');
      const chosen = await withApp(io, async (app) => {
        await refuseFar(app.sync.store, options, io);
        return choose(app.sync, order, at);
      });
      if (options.json === true)
        sayJson(io, { ...chosen, course: order.course, learner: order.learner, route: order.route, by: order.by });
      else
        say(
          io,
          `Recorded for ${chosen.date}. ${chosen.laid ? 'The plan that waits was laid anew: waymark plan' : 'The next run takes it up: waymark sync'} --course ${order.course}`,
        );
      done(EXIT.done);
    });
}
