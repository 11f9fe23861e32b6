import { LmsError } from '../../lms/errors.ts';
import type { Lms } from '../../lms/types.ts';
import type { Instant } from '../../time.ts';

/** The methods that give rows one by one. */
type Lists<T> = {
  [Name in keyof T]: T[Name] extends (...args: never) => AsyncIterable<unknown> ? Name : never;
}[keyof T];

/** Reads that come row by row; all else an LMS does is one promise. The compiler asks for every one. */
const LISTS: Readonly<Record<Lists<Lms> | Lists<NonNullable<Lms['comments']>>, true>> = {
  courses: true,
  roster: true,
  teachers: true,
  topics: true,
  coursework: true,
  recentCoursework: true,
  submissions: true,
  submissionsOf: true,
  posts: true,
  responses: true,
  on: true,
};

/** Counts the calls already made, and makes none. */
const FREE = new Set<PropertyKey>(['calls'] satisfies (keyof Lms)[]);

/**
 * An LMS that takes no call once a moment has come: what runs then stops between two calls, as it does when the host is down, and the ledger
 * knows how far it came. A call under way is waited for.
 */
export function callsUntil(lms: Lms, until: Instant, now: () => Instant): Lms {
  const check = (): void => {
    if (now() >= until)
      throw new LmsError('down', 'the time of this part of the night is over', {
        todo: 'nothing: another part goes on where this one stopped',
      });
  };
  return guarded(lms, check);
}

function guarded<T extends object>(target: T, check: () => void): T {
  return new Proxy(target, {
    get(held, name) {
      const value: unknown = Reflect.get(held, name);
      if ((name === 'comments' || name === 'hints') && typeof value === 'object' && value !== null)
        return guarded(value, check);
      if (typeof value !== 'function' || FREE.has(name)) return value;
      const call = (args: unknown[]): unknown => Reflect.apply(value, held, args);
      if (!Object.hasOwn(LISTS, name))
        return async (...args: unknown[]) => {
          check();
          return call(args);
        };
      return async function* rows(...args: unknown[]) {
        check();
        for await (const row of call(args) as AsyncIterable<unknown>) {
          yield row;
          check();
        }
      };
    },
  });
}
