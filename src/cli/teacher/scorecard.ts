import type { Command } from 'commander';
import { CourseId, SchoolId } from '../../ids.ts';
import { scorecardWords, tenthWords } from '../../routing/scorecard/scorecard-words.ts';
import type { Selection } from '../../sync/find.ts';
import { EXIT, InputError, say, sayJson, type Exit, type Io } from '../io.ts';
import { atOption, readAt, refuseFar } from '../input/read-at.ts';
import { readId } from '../input/read-id.ts';
import type { WithApp } from '../with-app.ts';

interface ScorecardOptions {
  readonly course?: string;
  readonly school?: string;
  readonly at?: string;
  readonly far?: boolean;
  readonly json?: boolean;
}

/** `waymark scorecard`: how often the advice of the past was borne out. Reads the store; writes nothing, calls no LMS. */
export function scorecardCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  atOption(program.command('scorecard'), 'the moment to look back from (default: now)')
    .description(
      'how often advised seminars and workshops were borne out by the next results, and how well stated chances came true',
    )
    .option('--course <id>', 'one course')
    .option('--school <id>', 'the whole school; with --course, its school where two have a course of that id')
    .option('--json', 'answer as JSON')
    .action(async (options: ScorecardOptions) => {
      const at = readAt(options, io);
      const selection = selectionOf(options);
      const { selectCourses } = await import('../../sync/find.ts');
      const { scorecardFromStore } = await import('../../sync/acts/scorecard.ts');
      const card = await withApp(io, async ({ sync }) => {
        await refuseFar(sync.store, options, io);
        return scorecardFromStore(sync.store, await selectCourses(sync.store, selection), at);
      });
      if (options.json === true) {
        sayJson(io, card);
      } else {
        const what = 'course' in selection ? `Course ${selection.course}` : `School ${options.school}`;
        say(
          io,
          `${what}: how often the advice was borne out by the next results`,
          ...[...scorecardWords(card), ...tenthWords(card.tenths)].map(({ en }) => `  ${en}`),
        );
      }
      done(EXIT.done);
    });
}

/** @throws InputError when neither is named */
function selectionOf({ course, school }: ScorecardOptions): Exclude<Selection, { all: true }> {
  const of = school === undefined ? null : readId(SchoolId, school, '--school');
  if (course !== undefined)
    return { course: readId(CourseId, course, '--course'), ...(of === null ? {} : { school: of }) };
  if (of === null) throw new InputError(['scorecard: say what: --course ID or --school S']);
  return { school: of };
}
