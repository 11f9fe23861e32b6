import type { Row } from '../../../src/lms/types.ts';

export async function collect<T>(list: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of list) all.push(item);
  return all;
}

/** The values of a list in which no row was set aside. */
export async function valuesOf<T>(list: AsyncIterable<Row<T>>): Promise<T[]> {
  return (await collect(list)).map((row) => {
    if (!row.ok) throw new Error(`set aside: ${row.what}: ${row.why}`);
    return row.value;
  });
}
