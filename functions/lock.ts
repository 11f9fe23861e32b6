import { z } from 'zod';

const Names = z.record(z.string(), z.string()).optional();

/** What we read of a package in a lock file; everything else stays as it is. */
const Locked = z.looseObject({ dependencies: Names, optionalDependencies: Names });
type Locked = z.infer<typeof Locked>;

/** A lock file of npm, version 3: packages by the path they are installed at. */
export const Lock = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), Locked) });
export type Lock = z.infer<typeof Lock>;

/** The part of a lock file that some packages need, so that what is deployed is what was tested, byte for byte. */
export function lockFor(
  lock: Lock,
  manifest: {
    readonly name: string;
    readonly version: string;
    readonly dependencies: Readonly<Record<string, string>>;
  },
): object {
  const needed = new Map<string, Locked>();
  const add = (names: readonly string[], by: string): void => {
    for (const name of names) {
      const path = placeOf(lock, name, by);
      const found = path === null ? undefined : lock.packages[path];
      if (path === null || found === undefined || needed.has(path)) continue; // optional, for another system; or already taken along
      needed.set(path, found);
      add(Object.keys({ ...found.dependencies, ...found.optionalDependencies }), path);
    }
  };
  add(Object.keys(manifest.dependencies), '');
  const { name, version } = manifest;
  const packages = Object.fromEntries([...needed].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return { name, version, lockfileVersion: 3, requires: true, packages: { '': manifest, ...packages } };
}

/** Where the package at `by` finds another: beside its own, or beside whatever it is installed in. */
function placeOf({ packages }: Lock, name: string, by: string): string | null {
  for (let folder = by; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return null;
  }
}
