import type { Told } from '../../shell/faults.ts';

/** A failure the sandbox is told to make; `method` is a method id of `methods/index.ts`. `effect`: the call is carried out all the same. */
export type Fault = Told &
  /** 429; `retryAfter` in seconds adds the header. Nothing is done. */
  (
    | { readonly kind: 'busy'; readonly retryAfter?: number }
    /** An error answer. `text` is its body, empty unless told. */
    | { readonly kind: 'error'; readonly code: number; readonly text?: string; readonly effect?: boolean }
    /** The connection is cut instead of an answer: the request was lost, or with `effect` the answer. */
    | { readonly kind: 'lost'; readonly effect: boolean }
    /** 200 with the HTML page of the request limit (lms/schoology/FACTS.md 7.1). */
    | { readonly kind: 'html'; readonly effect?: boolean }
    /** The answer comes late; it is carried out at once. */
    | { readonly kind: 'slow'; readonly milliseconds: number }
    /** The answer breaks off in its middle. */
    | { readonly kind: 'garbled' }
    /** On a create of an assignment or a comment: it is missing from the next `lists` lists of its kind. */
    | { readonly kind: 'stale'; readonly lists: number }
    /** On a list: page `page` (from 1) breaks with 500. */
    | { readonly kind: 'broken-page'; readonly page: number }
    /** Record `record` (from 0) of the answer, or the answer itself, has `field` replaced by `value`; without `value` it is missing. */
    | { readonly kind: 'malformed'; readonly record?: number; readonly field: string; readonly value?: unknown }
  );

/** The call is carried out, and only its answer meets the fault. */
export type AnswerFault = Extract<Fault, { kind: 'slow' | 'garbled' | 'stale' | 'malformed' }>;
/** The call is answered by the fault itself, whether it was carried out or not. */
export type CallFault = Exclude<Fault, AnswerFault>;

export function isAnswerFault(fault: Fault): fault is AnswerFault {
  return fault.kind === 'slow' || fault.kind === 'garbled' || fault.kind === 'stale' || fault.kind === 'malformed';
}

/** Whether the call is carried out although it is answered by this fault. */
export function hasEffect(fault: CallFault): boolean {
  return 'effect' in fault && (fault.effect ?? false);
}
