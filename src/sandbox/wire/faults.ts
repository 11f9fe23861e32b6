/**
 * A failure the sandbox is told to make. `method` is a method id of `contract/methods.ts` (or `oauth.token`), `*` standing
 * for any text; the first `after` matching calls go well, the next `times` (1 unless told) fail.
 */
export type Fault = { readonly method: string; readonly after?: number; readonly times?: number } & (
  /** 429; `retryAfter` in seconds adds the header. Nothing is done. */
  | { readonly kind: 'busy'; readonly retryAfter?: number }
  /** An error answer, with or without the effect having happened. `type` is an `@Type` of google.md 2.4. */
  | { readonly kind: 'error'; readonly code: number; readonly status?: string; readonly type?: string; readonly effect?: boolean }
  /** The connection is cut instead of an answer. */
  | { readonly kind: 'lost'; readonly effect: boolean }
  /** 200 with an HTML page: a proxy or sign-in page on the way. */
  | { readonly kind: 'html'; readonly effect?: boolean }
  /** On a create: the new item is missing from the next `lists` lists of its kind. */
  | { readonly kind: 'stale'; readonly lists: number }
  /** On a list: page `page` (from 1) breaks with 500. */
  | { readonly kind: 'broken-page'; readonly page: number }
  /** On a list: the token of page `page` is refused with 400, as one that grew too old. */
  | { readonly kind: 'refused-page'; readonly page: number }
  /** Record `record` (from 0) of the answer, or the answer itself, has `field` replaced by `value`; without `value` it is missing. */
  | { readonly kind: 'malformed'; readonly record?: number; readonly field: string; readonly value?: unknown }
);

export interface Faults {
  add(fault: Fault): void;
  /** The fault that this call meets, if any; used up by being taken. */
  take(method: string, page: number): Fault | null;
  /** How many are still to come. */
  readonly pending: number;
  clear(): void;
}

export function createFaults(): Faults {
  let waiting: { readonly fault: Fault; readonly expression: RegExp; after: number; times: number }[] = [];
  return {
    add(fault) {
      const expression = new RegExp(`^${fault.method.split('*').map((part) => part.replaceAll('.', '\\.')).join('.*')}$`);
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

/** Spoils one record of an answer as a `malformed` fault says. */
export function spoil(answer: object, fault: Extract<Fault, { kind: 'malformed' }>): object {
  const rows = Object.entries(answer).find(([, value]) => Array.isArray(value)) as [string, object[]] | undefined;
  if (rows === undefined) return spoilt(answer, fault);
  const [key, list] = rows;
  return { ...answer, [key]: list.map((row, index) => (index === (fault.record ?? 0) ? spoilt(row, fault) : row)) };
}

function spoilt(row: object, { field, value }: { readonly field: string; readonly value?: unknown }): object {
  return { ...row, [field]: value };
}
