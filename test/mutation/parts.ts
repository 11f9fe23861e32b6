import { readdirSync } from 'node:fs';

/** A folder of `src` that is changed, and the tests each change meets. */
export interface Part {
  readonly folder: string;
  /** Beside those that mirror the folder: tests elsewhere that name what it does. */
  readonly also: readonly string[];
  /** Not run: they look outside the project, or take minutes. */
  readonly leftOut: readonly string[];
  /** Share of the changes that must be found. */
  readonly least: number;
}

const ROOT = new URL('../../', import.meta.url);

function part(folder: string, { also = [], leftOut = [], least = 0.85 }: Partial<Part> = {}): Part {
  return { folder, also, leftOut, least };
}

/** In the order in which a night goes through them. */
export const PARTS: readonly Part[] = [
  part('evidence'),
  part('mastery', { leftOut: ['test/mastery/public-log.test.ts'], least: 0.9 }),
  part('routing'),
  part('pathway'),
  part('notes'),
  part('plan', { also: ['test/sync/daily-limit.test.ts', 'test/pages/board/model/model.test.ts'] }),
  part('writeback', { also: ['test/sync/daily-limit.test.ts'] }),
  part('sync', { also: ['test/faults/people.test.ts', 'test/faults/records.test.ts', 'test/faults/times.test.ts'] }),
  // those of a folder and of a server run in processes and under users of their own, where no change is on
  part('store', { leftOut: ['test/store/engine/postgres.test.ts', 'test/store/folder.test.ts'] }),
  part('pages/board'),
  part('lms', { also: ['test/pages/launch/proof.test.ts', 'test/pages/launch/route.test.ts'] }),
];

/** Every test file of a part, by its path. */
export function testsOf({ folder, also, leftOut }: Part): string[] {
  const mirrored = readdirSync(new URL(`test/${folder}/`, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${folder}/${name}`)
    .toSorted();
  return [...mirrored, ...also].filter((file) => !leftOut.includes(file));
}
