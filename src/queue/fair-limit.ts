import type { SchoolId } from '../ids.ts';

/** Runs so many pieces of work at once; schools take turns, whoever came first and however much each has to do. */
export type FairLimit = <T>(school: SchoolId, work: () => Promise<T>) => Promise<T>;

export function fairLimit(most: number): FairLimit {
  // Schools in the order in which their turn comes: who was served moves to the end.
  const queues = new Map<SchoolId, (() => Promise<void>)[]>();
  let running = 0;

  function next(): void {
    while (running < most) {
      const [found] = queues;
      if (found === undefined) return;
      const [school, queue] = found;
      const [work, ...rest] = queue;
      queues.delete(school);
      if (rest.length > 0) queues.set(school, rest);
      if (work === undefined) continue;
      running += 1;
      void work().finally(() => {
        running -= 1;
        next();
      });
    }
  }

  return (school, work) =>
    new Promise((resolve, reject) => {
      queues.set(school, [...(queues.get(school) ?? []), () => work().then(resolve, reject)]);
      next();
    });
}
