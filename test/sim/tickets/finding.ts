/** What must never be on a ticket day. */
export type FindingKind =
  /** The page said "Saved", and it is not in the store; or what was in the store is there no more. */
  | 'lost'
  /** It waited in a page or on a device, everything went well again, and it did not arrive. */
  | 'not-arrived'
  /** Under another name, or before the eyes of another learner. */
  | 'misdirected'
  /** A key, or what follows from it, before it was shown. */
  | 'key-leaked'
  /** Kept in another way than FRAMES.md 7 says. */
  | 'status'
  /** A late answer counts that no teacher counted. */
  | 'late-counted'
  /** The ticket went back, or on, without its teacher. */
  | 'state'
  /** The night counts something twice, wrongly, or not at all. */
  | 'evidence'
  /** The page shows at the end what is not so. */
  | 'stale'
  /** A fault came out where a refusal belongs. */
  | 'broke'
  /** Nothing was answered at all: such a play proves nothing. */
  | 'vacuous';

export interface Finding {
  readonly kind: FindingKind;
  readonly what: string;
}
