import type { Command } from 'commander';
import { CourseId, SchoolId } from '../../ids.ts';
import { OPERATOR } from '../../store/setup-changes.ts';
import type { KeptTags } from '../../sync/acts/confirm-tags.ts';
import type { CourseTags } from '../../sync/tagging.ts';
import { reasonSaid } from '../../tagging/reason-words.ts';
import type { Suggested } from '../../tagging/types.ts';
import { EXIT, say, sayJson, type Exit, type Io } from '../io.ts';
import { readId } from '../input/read-id.ts';
import { readTagsFile } from '../input/tags-file.ts';
import type { WithApp } from '../with-app.ts';

interface TagsOptions {
  readonly course: string;
  readonly school?: string;
  readonly confirm?: string;
  readonly json?: boolean;
}

/** `waymark tags`: which target untagged work is about, as the page `/tags` asks it; with `--confirm` the answers from a file. */
export function tagsCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  program
    .command('tags')
    .description(
      'what of a course has no target yet, with the target suggested for it; nothing counts before it is confirmed',
    )
    .requiredOption('--course <id>', 'the course')
    .option('--school <id>', 'its school, where two schools have a course of that id')
    .option(
      '--confirm <file>',
      "YAML or JSON: a list of tags as in a school file; 'target: null' for none, 'not: CODE' for not that one",
    )
    .option('--json', 'answer as JSON; its open tags with a target can be given to --confirm')
    .action(async (options: TagsOptions) => {
      const words = options.confirm === undefined ? null : await readTagsFile(options.confirm);
      const course = readId(CourseId, options.course, '--course');
      const school = options.school === undefined ? {} : { school: readId(SchoolId, options.school, '--school') };
      const { selectCourses } = await import('../../sync/find.ts');
      const { confirmTags } = await import('../../sync/acts/confirm-tags.ts');
      const { courseTags } = await import('../../sync/tagging.ts');
      const answer = await withApp(io, async ({ sync: { store } }) => {
        const [selected] = await selectCourses(store, { course, ...school });
        if (selected === undefined) return null;
        return store.school(selected.file.school.id, async (records) => {
          const file = (await records.loadSchoolFile()) ?? selected.file;
          const kept =
            words === null
              ? null
              : await confirmTags(records, { file, course: selected.course }, words, { actor: OPERATOR, at: io.now() });
          return { kept, tags: await courseTags(records, file, selected.course) };
        });
      });
      if (answer === null) return;
      if (options.json === true) sayJson(io, asJson(answer));
      else say(io, ...asLines(answer));
      done((answer.kept?.passedOver ?? 0) > 0 ? EXIT.failed : EXIT.done);
    });
}

interface Answered {
  readonly kept: KeptTags | null;
  readonly tags: CourseTags;
}

function asJson({ kept, tags: { open, confirmed } }: Answered): object {
  return {
    ...(kept === null ? {} : { kept }),
    open: open.map(({ place, text, within, kind, suggestion }) => ({
      ...place,
      text,
      work: within ?? text,
      kind,
      suggestion:
        suggestion === null
          ? null
          : { target: suggestion.target, sure: suggestion.sureness, why: reasonSaid(suggestion.reason).en },
    })),
    confirmed: confirmed.map(({ place, target, kind, text, actor, at }) => ({
      ...place,
      target,
      kind,
      text,
      by: actor,
      at,
    })),
  };
}

function asLines({ kept, tags: { open, confirmed } }: Answered): string[] {
  return [
    ...(kept === null
      ? []
      : [`${kept.yes} confirmed, ${kept.no} taken away, ${kept.none} about no target; they count from the next night`]),
    ...(kept !== null && kept.passedOver > 0
      ? [`${kept.passedOver} passed over: not open in this course any more, or a target it is not taught`]
      : []),
    open.length === 0 ? 'everything in this course has a target' : `${open.length} without a target:`,
    ...open.map(lineOf),
    ...(confirmed.length === 0 ? [] : [`${confirmed.length} confirmed before`]),
  ];
}

function lineOf({ place, text, within, suggestion }: Suggested): string {
  const where = Object.entries(place)
    .map(([name, id]) => `${name}: ${id}`)
    .join(', ');
  const said =
    suggestion === null
      ? 'no suggestion'
      : `${suggestion.sureness}: ${suggestion.target} (${reasonSaid(suggestion.reason).en})`;
  return `  ${within === null ? '' : `${within} / `}${text}\n    { ${where} }  ${said}`;
}
