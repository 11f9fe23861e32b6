import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Keyed } from './merge.ts';

/** The parts of a class that are set up on pages of their own. */
export const ClassPart = z.enum(['class', 'targets', 'activities', 'rule', 'tags']);
export type ClassPart = z.infer<typeof ClassPart>;

/** What became of one row of a part, by the name people know it by. */
export const Change = z.strictObject({
  is: z.enum(['added', 'removed', 'changed', 'moved']),
  name: z.string().max(300),
});
export type Change = z.infer<typeof Change>;

/** What differs between two states of a part; `moved` once for all, where only the order does. */
export function changesOf<T>(
  before: readonly Keyed<T>[],
  after: readonly Keyed<T>[],
  nameOf: (value: T, key: string) => string,
): Change[] {
  const old = new Map(before.map(({ key, value }) => [key, value]));
  const kept = new Set(after.map(({ key }) => key));
  const name = ({ key, value }: Keyed<T>): string => nameOf(value, key).slice(0, 300);
  const changes: Change[] = [
    ...after.flatMap((row): Change[] => {
      const was = old.get(row.key);
      if (was === undefined) return [{ is: 'added', name: name(row) }];
      return isDeepStrictEqual(was, row.value) ? [] : [{ is: 'changed', name: name(row) }];
    }),
    ...before.flatMap((row): Change[] => (kept.has(row.key) ? [] : [{ is: 'removed', name: name(row) }])),
  ];
  const [from, to] = [before, after].map((rows) => rows.map(({ key }) => key).join('\n'));
  return changes.length === 0 && from !== to ? [{ is: 'moved', name: '' }] : changes;
}
