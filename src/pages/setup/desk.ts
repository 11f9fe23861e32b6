import type { App } from '../../app.ts';
import { readPublicFile } from '../../http/public-file.ts';
import type { SetupDesk } from '../kit/deps.ts';

/** What setting up a class asks of an app; loaded when it is asked. */
export function setupDesk({ sync, store, now }: Pick<App, 'sync' | 'store' | 'now'>): SetupDesk {
  return {
    classes: async (file, teacher) =>
      (await import('../../sync/acts/set-up-class.ts')).classesToTakeIn(sync, file, teacher, now()),
    takeIn: async (school, course, teacher) =>
      (await import('../../sync/acts/set-up-class.ts')).takeClassIn(
        sync,
        (work) => store.school(school, work),
        { course, teacher },
        now(),
      ),
    async whatIf({ file, course }, proposed) {
      const { storedFacts } = await import('../../sync/night/stored-facts.ts');
      const facts = await sync.store.school(file.school.id, (records) => storedFacts(records, file, course, now()));
      if (facts.learners.length === 0) return null;
      return (await import('../../sync/acts/what-if.ts')).whatIf(facts, proposed);
    },
    readAddress: (address) => readPublicFile(address),
  };
}
