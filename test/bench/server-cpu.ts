import { readdir, readFile } from 'node:fs/promises';

/** What Linux counts processor time in for programs, on every machine. */
const TICKS_A_SECOND = 100;

/** Of `/proc/<pid>/stat`, behind the name: the parent, and the ticks that the process took and those that its ended children did. */
const PARENT = 1;
const TAKEN = [11, 12, 13, 14];

/** Milliseconds of processor time that a database server and its processes have taken so far. Linux alone tells; elsewhere NaN. */
export async function serverCpu(server: number): Promise<number> {
  const numbers = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  let ticks = numbers.length === 0 ? Number.NaN : 0;
  for (const number of numbers) {
    const stat = await readFile(`/proc/${number}/stat`, 'utf8').catch(() => ''); // it ended meanwhile
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (number !== String(server) && fields[PARENT] !== String(server)) continue;
    for (const place of TAKEN) ticks += Number(fields[place]);
  }
  return (ticks / TICKS_A_SECOND) * 1000;
}
