import type { App } from '../../src/app.ts';
import type { JobStore, Records } from '../../src/store/records.ts';
import type { SyncParts } from '../../src/sync/parts.ts';

/** What a killed process throws, as far as the code around it can tell: it is nobody's to catch. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Who is dead notes nothing, so that no report comes of it either. */
function nothing(): never {
  throw new Killed();
}

/** A run's parts that die when this noun of the store is asked for the n-th time (from 1), before it is done. */
export function dyingAt({ sync }: Pick<App, 'sync'>, noun: keyof Records, nth: number): SyncParts {
  let asked = 0;
  const dying = (store: JobStore): JobStore => ({
    ...store,
    withCourse: (school, course, work) => store.withCourse(school, course, (inTurn) => work(dying(inTurn))),
    school: (school, work) =>
      store.school(school, (records) =>
        work(
          Object.assign(
            { ...records },
            {
              [noun]: async (...args: never[]) => {
                asked += 1;
                if (asked === nth) throw new Killed();
                return (records[noun] as (...given: never[]) => Promise<unknown>)(...args);
              },
            },
          ),
        ),
      ),
  });
  return { ...sync, store: dying(sync.store), noteFault: nothing };
}

/** A run's parts that die when the LMS is first asked for our posts: the decision is kept, nothing was sent. */
export function dyingBeforeSending({ sync }: Pick<App, 'sync'>): SyncParts {
  return {
    ...sync,
    noteFault: nothing,
    connect: async (file, course) => {
      const lms = await sync.connect(file, course);
      return Object.assign(Object.create(lms) as typeof lms, {
        posts: () => {
          throw new Killed();
        },
      });
    },
  };
}
