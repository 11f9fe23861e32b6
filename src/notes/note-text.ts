import type { Naming } from '../school/i-can.ts';
import { dayInWords, type Instant } from '../time.ts';
import type { NextStep, NoteFacts } from './types.ts';
import { WORDS } from './words/index.ts';
import type { Words } from './words/types.ts';

/** The note in the learner's language: a paragraph on the thing done, one on the next step. A target is named once. */
export function noteText({ language, done, way, next }: NoteFacts, naming: Naming, zone: string): string {
  const words = WORDS[language];
  const iCan = naming(next.target)[language];
  return [
    words.done(done, way, done.target === next.target ? words.below : naming(done.target)[language]),
    words.next(
      iCan,
      howText(next, words, (due) => dayInWords(zone, due, language)),
    ),
  ].join('\n\n');
}

function howText(next: NextStep, { how }: Words, day: (due: Instant) => string): string {
  if (next.kind === 'chance') return how.chance(day(next.due));
  if (next.kind === 'activity') return next.deeper ? how.deeper(next.activity) : how.activity(next.activity);
  return how[next.kind];
}
