import type { Told } from '../../shell/faults.ts';

/**
 * A failure the sandbox is told to make; `method` is a method id of `contract/methods.ts` or `oauth.token`.
 */
export type Fault = Told &
  /** 429; `retryAfter` in seconds adds the header. Nothing is done. */
  (
    | { readonly kind: 'busy'; readonly retryAfter?: number }
    /** An error answer, with or without the effect having happened. `type` is an `@Type` of lms/google/FACTS.md 2.4. */
    | {
        readonly kind: 'error';
        readonly code: number;
        readonly status?: string;
        readonly type?: string;
        readonly effect?: boolean;
      }
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
