import type { Command } from 'commander';
import { CourseId, SchoolId } from '../../ids.ts';
import type { BrakeOrder, Paused, Resumed } from '../../sync/acts/pause.ts';
import type { SyncParts } from '../../sync/parts.ts';
import { pausedWords } from '../../writeback/brakes.ts';
import { counted } from '../shown/counted.ts';
import { EXIT, InputError, say, sayJson, type Exit, type Io } from '../io.ts';
import { atOption, readAt, refuseFar } from '../input/read-at.ts';
import { readId } from '../input/read-id.ts';
import type { WithApp } from '../with-app.ts';

interface PauseOptions {
  readonly course?: string;
  readonly school?: string;
  readonly at?: string;
  readonly far?: boolean;
  readonly json?: boolean;
}

/** `waymark pause` and `waymark resume`: stop the sending to a course or a whole school, and let it go on. */
export function pauseCommands(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  command(program, 'pause', 'stop all sending, at once; nights go on reading and deciding').action(
    async (options: PauseOptions) => {
      const at = readAt(options, io);
      const { pauseSending } = await import('../../sync/acts/pause.ts');
      const { order, result } = await withOrder(io, withApp, options, 'pause', async (sync, order) => ({
        order,
        result: await pauseSending(sync, order, at),
      }));
      if (options.json === true) sayJson(io, { school: order.school, course: order.course, paused: true, ...result });
      else say(io, ...pausedLines(order, result));
      done(EXIT.done);
    },
  );
  command(program, 'resume', 'let the sending go on; the next night decides anew').action(
    async (options: PauseOptions) => {
      const at = readAt(options, io);
      const { resumeSending } = await import('../../sync/acts/pause.ts');
      const { order, result } = await withOrder(io, withApp, options, 'resume', async (sync, order) => ({
        order,
        result: await resumeSending(sync, order, at),
      }));
      if (options.json === true)
        sayJson(io, { school: order.school, course: order.course, paused: result.still !== null, ...result });
      else say(io, ...resumedLines(order, result));
      done(EXIT.done);
    },
  );
}

function command(program: Command, name: string, description: string): Command {
  return atOption(program.command(name), 'the time it is recorded with')
    .description(description)
    .option('--course <id>', 'one course')
    .option('--school <id>', 'the whole school; with --course, its school where two have a course of that id')
    .option('--json', 'answer as JSON');
}

async function withOrder<T>(
  io: Io,
  withApp: WithApp,
  options: PauseOptions,
  name: string,
  work: (sync: SyncParts, order: BrakeOrder) => Promise<T>,
): Promise<T> {
  const school = options.school === undefined ? null : readId(SchoolId, options.school, '--school');
  const course = options.course === undefined ? null : readId(CourseId, options.course, '--course');
  if (course === null && school === null) throw new InputError([`${name}: say what: --course ID or --school S`]);
  const { selectCourses } = await import('../../sync/find.ts');
  return withApp(io, async (app) => {
    await refuseFar(app.sync.store, options, io);
    const selected = course === null || school !== null ? null : await selectCourses(app.sync.store, { course });
    const of = school ?? selected?.[0]?.file.school.id;
    if (of === undefined) throw new InputError([`${name}: no such course`]);
    return work(app.sync, { school: of, course, by: 'administrator' });
  });
}

function name({ school, course }: BrakeOrder): string {
  return course === null ? `school ${school}` : `course ${course} of school ${school}`;
}

function flags({ school, course }: BrakeOrder): string {
  return course === null ? `--school ${school}` : `--course ${course} --school ${school}`;
}

function pausedLines(order: BrakeOrder, { change, cleared, left }: Paused): string[] {
  return [
    `${change === 'created' ? 'Paused' : 'Was paused already'}: ${name(order)}. Nothing is sent until: waymark resume ${flags(order)}`,
    ...cleared.map(
      ({ course, writes }) =>
        `  course ${course}: ${counted(writes, 'post or note that was not sent yet was', 'posts and notes that were not sent yet were')} taken back; nobody has seen them`,
    ),
    ...left.map(({ course, why }) => `  course ${course}: drafts stay for now (learners do not see them): ${why}`),
  ];
}

function resumedLines(order: BrakeOrder, { change, still }: Resumed): string[] {
  return [
    change === 'updated'
      ? `Resumed: ${name(order)}. The next night decides anew.`
      : `Nothing to resume: ${name(order)} was not paused.`,
    ...(still === null
      ? []
      : [`  It still sends nothing: ${pausedWords(still).en}. To end that: waymark resume --school ${order.school}`]),
  ];
}
