import type { CourseId, SchoolId } from '../../src/ids.ts';
import { StoreError } from '../../src/store/errors.ts';
import { inTurn, type JobStore, type Records } from '../../src/store/records.ts';
import type { MemoryJobStore } from '../builders/memory/memory-job-store.ts';
import type { Chronicle } from './judge/chronicle.ts';
import type { Guards } from './guards.ts';
import { remembering, type Remembering } from './remembering.ts';
import type { Actor, World } from './world.ts';

/** The store as one process has it: each transaction is a point where the world may act, before it or after its commit. */
export function simStore(
  world: World,
  memory: MemoryJobStore,
  { chronicle, guards }: { chronicle: Chronicle; guards: Guards },
  actor: Actor,
): JobStore {
  const kept = new Map<Records, Remembering>();

  async function transaction<T>(work: () => Promise<T>, used: () => string): Promise<T> {
    const fault = await world.at(actor, 'asks the store', 'store');
    if (fault === 'store-down') throw unreachable();
    const result = await work();
    world.tell(() => `  ${used()}`);
    if (fault === 'store-unanswered') throw unreachable();
    return fault === 'crash-after' ? world.kill(actor) : result;
  }

  const jobs: JobStore = {
    school: (school, work) => {
      let mine: Remembering | null = null;
      return transaction(
        () =>
          memory.school(school, async (records) => {
            mine = kept.get(records) ?? remembering(records, { school, chronicle, guards, world, actor });
            kept.set(records, mine);
            mine.begin();
            const result = await work(mine.records);
            mine.keep();
            return result;
          }),
        () => mine?.used.join(', ') ?? '',
      );
    },
    schools: () =>
      transaction(
        () => memory.schools(),
        () => 'schools',
      ),
    schoolsWatching: (name) =>
      transaction(
        () => memory.schoolsWatching(name),
        () => 'schoolsWatching',
      ),
    async withCourse<T>(school: SchoolId, course: CourseId, work: (store: JobStore) => Promise<T>) {
      await world.at(actor, 'takes the course', 'lock');
      const name = `${school} ${course}`;
      guards.asked("course is another run's", world.holder(name) !== null);
      if (world.holder(name) !== null) return null;
      world.locks.set(name, { by: actor, until: Number.POSITIVE_INFINITY });
      actor.holds = name;
      try {
        const turn = await inTurn(jobs, school, course);
        for (const other of world.actors) if (other !== actor && other.holds === name) other.overtaken = true;
        actor.overtaken = false;
        const result = await work(turn);
        if (world.holder(name) !== actor) throw unreachable();
        return result;
      } finally {
        world.loseLock(actor);
        actor.holds = null;
      }
    },
  };
  return jobs;
}

function unreachable(): StoreError {
  return new StoreError('unreachable', 'the database does not answer', 'run it again');
}
