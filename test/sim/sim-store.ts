import { StoreError } from '../../src/store/errors.ts';
import { inTurn, type JobStore, type Records } from '../../src/store/records.ts';
import type { PostingWrite } from '../../src/plan/types.ts';
import type { CourseId, Marker, SchoolId } from '../../src/ids.ts';
import type { MemoryJobStore } from '../builders/memory-job-store.ts';
import { COURSE } from './school.ts';
import type { Actor, World } from './world.ts';

/** Every decision that was ever recorded, by its marker: what a post that carries it may say, and to whom. */
export type Decided = Map<Marker, PostingWrite[]>;

/** The store as one process has it: each transaction is a point where the world may act, before it or after its commit. */
export function simStore(world: World, memory: MemoryJobStore, decided: Decided, actor: Actor): JobStore {
  let kept: (Remembering & { readonly of: Records }) | null = null;

  async function transaction<T>(work: () => Promise<T>, used: () => string): Promise<T> {
    const fault = await world.at(actor, 'asks the store', 'store');
    if (fault === 'store-down') throw unreachable();
    const result = await work();
    world.tell(() => `  ${used()}`);
    if (fault === 'store-unanswered') throw unreachable();
    return fault === 'crash-after' ? world.kill(actor) : result;
  }

  const jobs: JobStore = {
    school: (school, work) => transaction(() => memory.school(school, (records) => {
      if (kept?.of !== records) kept = { of: records, ...remembering(records, decided) };
      kept.used.length = 0;
      return work(kept.records);
    }), () => kept?.used.join(', ') ?? ''),
    schools: () => transaction(() => memory.schools(), () => 'schools'),
    async withCourse<T>(school: SchoolId, course: CourseId, work: (store: JobStore) => Promise<T>) {
      await world.at(actor, 'takes the course', 'lock');
      const name = `${school} ${course}`;
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

interface Remembering {
  readonly records: Records;
  /** The nouns used since it was emptied. */
  readonly used: string[];
}

/** The same nouns, which note what was decided and what was used. */
function remembering(records: Records, decided: Decided): Remembering {
  const used: string[] = [];
  const note = (marker: Marker, write: PostingWrite): void => {
    decided.set(marker, [...decided.get(marker) ?? [], write]);
  };
  const told = Object.fromEntries(Object.entries(records).map(([name, noun]) => [name, (...args: unknown[]) => {
    used.push(name === 'move' || name === 'bind' ? `${name} ${args.map(shortly).join(' ')}` : name);
    return (noun as (...all: unknown[]) => unknown)(...args);
  }])) as unknown as Records; // the same names over the same functions
  return {
    used,
    records: {
      ...told,
      recordDecision: async (rows) => {
        for (const row of rows) note(row.marker, row.write);
        return told.recordDecision(rows);
      },
      updateWrite: async (key, write, hash, at) => {
        const row = (await records.loadLedger(COURSE)).find((each) => each.key === key);
        if (row !== undefined) note(row.marker, write);
        return told.updateWrite(key, write, hash, at);
      },
    },
  };
}

/** Keys by their beginning. */
function shortly(arg: unknown): string {
  const said = typeof arg === 'string' ? arg : JSON.stringify(arg ?? '');
  return said.replace(/^[0-9a-f]{40,}$/, (key) => key.slice(0, 6));
}

function unreachable(): StoreError {
  return new StoreError('unreachable', 'the database does not answer', 'run it again');
}
