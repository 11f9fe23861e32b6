/** Which calls a told fault meets: `*` in `method` stands for any text; the first `after` matching calls go well, the next `times` (1 unless told) fail. */
export interface Told {
  readonly method: string;
  readonly after?: number;
  readonly times?: number;
}

/** The faults a stand-in was told to make; `F` are the ones it knows. */
export interface Faults<F extends Told> {
  add(fault: F): void;
  /** The fault that this call meets, if any; used up by being taken. `page` counts from 1. */
  take(method: string, page: number): F | null;
  /** How many are still to come. */
  readonly pending: number;
  clear(): void;
}

export function createFaults<F extends Told>(): Faults<F> {
  let waiting: { readonly fault: F; readonly expression: RegExp; after: number; times: number }[] = [];
  return {
    add(fault) {
      const expression = new RegExp(
        `^${fault.method
          .split('*')
          .map((part) => part.replaceAll('.', '\\.'))
          .join('.*')}$`,
      );
      waiting.push({ fault, expression, after: fault.after ?? 0, times: fault.times ?? 1 });
    },
    take(method, page) {
      for (const entry of waiting) {
        if (!entry.expression.test(method)) continue;
        if ('page' in entry.fault && entry.fault.page !== page) continue;
        if (entry.after > 0) {
          entry.after -= 1;
          continue;
        }
        entry.times -= 1;
        if (entry.times <= 0) waiting = waiting.filter((other) => other !== entry);
        return entry.fault;
      }
      return null;
    },
    get pending() {
      return waiting.length;
    },
    clear() {
      waiting = [];
    },
  };
}

/** What a `malformed` fault does to record `record` (from 0) of an answer, or to the answer itself when it holds no list. */
export interface Spoiling {
  readonly record?: number;
  readonly field: string;
  /** Absent: the field is missing. */
  readonly value?: unknown;
}

/** Spoils one record of the first list of an answer; a list may stand one object deep (`grades.grade`). */
export function spoil(answer: object, how: Spoiling): object {
  for (const [key, value] of Object.entries(answer) as [string, unknown][]) {
    if (Array.isArray(value))
      return {
        ...answer,
        [key]: (value as object[]).map((row, index) => (index === (how.record ?? 0) ? spoilt(row, how) : row)),
      };
    if (isRecord(value) && Object.values(value).some((inner) => Array.isArray(inner)))
      return { ...answer, [key]: spoil(value, how) };
  }
  return spoilt(answer, how);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function spoilt(row: object, { field, value }: Spoiling): object {
  return { ...row, [field]: value };
}
