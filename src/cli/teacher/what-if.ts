import type { Command } from 'commander';
import { CourseId, SchoolId } from '../../ids.ts';
import type { App } from '../../app.ts';
import type { SelectedCourse } from '../../sync/find.ts';
import type { WhatIf } from '../../sync/acts/what-if.ts';
import type { Instant } from '../../time.ts';
import { EXIT, InputError, say, sayJson, tell, type Exit, type Io } from '../io.ts';
import { atOption, readAt, refuseFar } from '../input/read-at.ts';
import { readRuleFile, type RuleFileRead } from '../input/rule-file.ts';
import { printWhatIf, whatIfJson } from '../shown/what-if-words.ts';
import type { WithApp } from '../with-app.ts';

interface WhatIfOptions {
  readonly course: string;
  readonly school?: string;
  readonly rule: string;
  readonly at?: string;
  readonly far?: boolean;
  readonly json?: boolean;
}

/** `waymark what-if`: who would change under another rule, before it is saved. Reads the store; writes nothing, calls no LMS. */
export function whatIfCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  atOption(program.command('what-if'), 'the moment to look from (default: now)')
    .description(
      "who would change level or route under another rule, and which rule foretells the course's results better; changes nothing",
    )
    .requiredOption('--course <id>', 'the course')
    .option('--school <id>', 'its school, where two schools have a course of that id')
    .requiredOption(
      '--rule <file>',
      "YAML or JSON with the keys of a school file's rule, laid over what the course says today",
    )
    .option('--json', 'answer as JSON')
    .action(async (options: WhatIfOptions) => {
      const read = await readRuleFile(options.rule);
      const at = read.ok ? readAt(options, io) : atOrProblems(options, io, read.problems);
      if (!read.ok) throw new InputError(read.problems);
      const { selectCourses } = await import('../../sync/find.ts');
      const answer = await withApp(io, async (app) => {
        await refuseFar(app.sync.store, options, io);
        const [selected] = await selectCourses(app.sync.store, {
          course: CourseId.parse(options.course),
          ...(options.school === undefined ? {} : { school: SchoolId.parse(options.school) }),
        });
        return selected === undefined ? null : answerFor(app, selected, read, at);
      });
      done(show(io, answer, options));
    });
}

/** A time that cannot be read is told together with what is wrong in the file. */
function atOrProblems(options: WhatIfOptions, io: Io, problems: readonly string[]): Instant {
  try {
    return readAt(options, io);
  } catch (error) {
    if (error instanceof InputError) throw new InputError([...problems, ...error.problems]);
    throw error;
  }
}

/** Null: the store holds nobody of this course yet. */
async function answerFor(
  { sync }: App,
  selected: SelectedCourse,
  read: RuleFileRead & { ok: true },
  at: Instant,
): Promise<WhatIf | null> {
  const { wholeRules, whatIf } = await import('../../sync/acts/what-if.ts');
  const { storedFacts } = await import('../../sync/night/stored-facts.ts');
  const wrong = new Set(wholeRules(selected, read.part).flatMap((whole) => read.contradictions(whole)));
  if (wrong.size > 0) throw new InputError([...wrong]);
  const facts = await sync.store.school(selected.file.school.id, (records) =>
    storedFacts(records, selected.file, selected.course, at),
  );
  return facts.learners.length === 0 ? null : whatIf(facts, read.part);
}

function show(io: Io, answer: WhatIf | null, { course, json }: WhatIfOptions): Exit {
  if (answer === null) {
    const said = `nothing is held about course ${course} yet; read it first: waymark sync --course ${course}`;
    if (json === true) sayJson(io, { error: 'nothing-held', said });
    tell(io, said);
    return EXIT.failed;
  }
  if (json === true) sayJson(io, whatIfJson(answer));
  else say(io, ...printWhatIf(answer));
  return EXIT.done;
}
