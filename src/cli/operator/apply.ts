import type { Command } from 'commander';
import { readSchoolFile } from '../../school/load.ts';
import { withoutSpanishTitle } from '../../school/activity-title.ts';
import type { SchoolFile } from '../../school/file.ts';
import { sayProblem } from '../../school/read.ts';
import { saveSchoolFile } from '../../store/schools.ts';
import { counted } from '../shown/counted.ts';
import { EXIT, InputError, say, sayJson, type Exit, type Io } from '../io.ts';
import { readInput } from '../input/read-input.ts';
import type { WithApp } from '../with-app.ts';

/** `waymark apply FILE`: loads a school file; saying it again changes nothing. */
export function applyCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  program
    .command('apply')
    .description('load a school file (courses, targets, tags, rules); --check only validates')
    .argument('<file>', 'YAML or JSON')
    .option('--check', 'say what is wrong, load nothing')
    .option('--json', 'answer as JSON')
    .action(async (path: string, options: { check?: boolean; json?: boolean }) => {
      const file = await readSchool(path);
      const change =
        options.check === true
          ? 'none'
          : await withApp(io, (app) => app.store.school(file.school.id, (db) => saveSchoolFile(db, file, io.now())));
      const counts = {
        courses: file.courses.length,
        targets: file.targets.length,
        tags: file.tags.length,
        activities: file.activities.length,
      };
      if (options.json === true) {
        sayJson(io, { school: file.school.id, change: options.check === true ? 'checked' : change, ...counts });
      } else {
        const said =
          options.check === true
            ? 'nothing is wrong with the file; nothing was loaded'
            : { created: 'loaded', updated: 'updated', none: 'unchanged' }[change];
        const stored = [
          counted(counts.courses, 'course'),
          counted(counts.targets, 'target'),
          counted(counts.tags, 'tag'),
          counted(counts.activities, 'activity', 'activities'),
        ];
        say(io, `${file.school.name} (school ${file.school.id}): ${said}. It has ${stored.join(', ')}.`);
        const english = withoutSpanishTitle(file);
        const [first] = english;
        if (first !== undefined)
          say(
            io,
            `${counted(english.length, 'activity has', 'activities have')} no Spanish title (such as “${first.title}”): children who read Spanish see the English one. Add titleEs beside title.`,
          );
      }
      done(EXIT.done);
    });
}

async function readSchool(path: string): Promise<SchoolFile> {
  const read = readSchoolFile(await readInput(path));
  if (!read.ok) throw new InputError(read.problems.map((problem) => sayProblem(path, problem)));
  return read.value;
}
