import type { App } from '../../app.ts';
import { readPublicFile } from '../../http/public-file.ts';
import { classesToTakeIn, takeClassIn } from '../../sync/acts/set-up-class.ts';
import { whatIf } from '../../sync/acts/what-if.ts';
import { storedFacts } from '../../sync/night/stored-facts.ts';
import type { SetupDesk } from '../kit/deps.ts';

/** What setting up a class asks of an app. */
export function setupDesk({ sync, store, now }: Pick<App, 'sync' | 'store' | 'now'>): SetupDesk {
  return {
    classes: (file, teacher) => classesToTakeIn(sync, file, teacher, now()),
    takeIn: (school, course, teacher) =>
      takeClassIn(sync, (work) => store.school(school, work), { course, teacher }, now()),
    async whatIf({ file, course }, proposed) {
      const facts = await sync.store.school(file.school.id, (records) => storedFacts(records, file, course, now()));
      return facts.learners.length === 0 ? null : whatIf(facts, proposed);
    },
    readAddress: (address) => readPublicFile(address),
  };
}
