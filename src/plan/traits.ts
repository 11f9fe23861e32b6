import type { PostingWrite, Write } from './types.ts';

/** What the rules ask of a write, said once for each kind: a new kind is asked for all of it by the compiler. */
interface Traits {
  /** Carries words about one learner, and so goes to that learner alone; the others are shared and carry no word about anyone. */
  readonly aboutLearner: boolean;
  /** Follows its day: changed while the day lasts, taken back after it. The others stay as they were given. */
  readonly ofTheDay: boolean;
  /** One more chance: its scores are evidence, and it is given once in a round. */
  readonly chance: boolean;
  /** Which of a learner's daily caps it counts against. */
  readonly cap: 'note' | 'item';
}

const TRAITS = {
  route: { aboutLearner: false, ofTheDay: true, chance: false, cap: 'item' },
  reassign: { aboutLearner: false, ofTheDay: false, chance: true, cap: 'item' },
  note: { aboutLearner: true, ofTheDay: false, chance: false, cap: 'note' },
} as const satisfies Readonly<Record<PostingWrite['kind'], Traits>>;

type Kind = PostingWrite['kind'];
type With<Trait extends keyof Traits> = Extract<PostingWrite, { readonly kind: { [Of in Kind]: (typeof TRAITS)[Of][Trait] extends true ? Of : never }[Kind] }>;

export function isAboutLearner(write: Write): write is With<'aboutLearner'> {
  return write.kind !== 'withdraw' && TRAITS[write.kind].aboutLearner;
}

export function isOfTheDay(write: Write): write is With<'ofTheDay'> {
  return write.kind !== 'withdraw' && TRAITS[write.kind].ofTheDay;
}

export function isChance(write: Write): write is With<'chance'> {
  return write.kind !== 'withdraw' && TRAITS[write.kind].chance;
}

export function capOf({ kind }: PostingWrite): Traits['cap'] {
  return TRAITS[kind].cap;
}
