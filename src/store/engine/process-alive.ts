import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process: a process id is used again, so its start time belongs to it where the system tells it. */
export interface ProcessMark {
  readonly pid: number;
  /** Among whom the id means something: a machine since it was started, and its space of process ids (each container has one). */
  readonly where?: string | undefined;
  /** Clock ticks from boot to the start of the process; null where the system does not tell. */
  readonly started: string | null;
}

export function thisProcess(): ProcessMark & { readonly where: string } {
  return { pid: process.pid, where: HERE, started: readStat(process.pid)?.started ?? null };
}

/** Whether `isAlive` can tell of that process. One of which nobody wrote down where it runs was started by a Waymark that knew of one place only. */
export function isOfHere({ where }: Pick<ProcessMark, 'where'>): boolean {
  return where === undefined || where === HERE;
}

const HERE = here();

/** A random id where the system does not tell, equal to no other process's: then only a heartbeat shows life. */
function here(): string {
  if (process.platform !== 'linux') return `${process.platform} ${hostname()}`;
  try {
    if (readlinkSync('/proc/self') !== String(process.pid)) return randomUUID(); // /proc speaks of another space of ids
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return randomUUID();
  }
}

/** Whether that very process still runs. A zombie (killed, not yet collected by its parent) does not. */
export function isAlive(mark: ProcessMark): boolean {
  const stat = readStat(mark.pid);
  if (stat !== null) return stat.state !== 'Z' && stat.state !== 'X' && (mark.started ?? stat.started) === stat.started;
  try {
    process.kill(mark.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it runs, as somebody else
  }
}

/** `/proc/<pid>/stat`: the state is field 3, the start time field 22; field 2 is a name in brackets that may hold anything. */
function readStat(pid: number): { readonly state: string; readonly started: string } | null {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null; // no such process, or a system without /proc
  }
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields[0], fields[19]];
  return state === undefined || started === undefined ? null : { state, started };
}
