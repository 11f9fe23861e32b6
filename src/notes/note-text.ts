import type { Naming } from '../school/i-can.ts';
import { dayInWords, type Instant } from '../time.ts';
import type { Done, NextStep, NoteFacts } from './types.ts';
import { WORDS } from './words/index.ts';
import type { Words } from './words/types.ts';

/** The note in the learner's language, a short paragraph each: done, next step, route, next chance. */
export function noteText(facts: NoteFacts, naming: Naming, zone: string): string {
  const words = WORDS[facts.language];
  const iCan = (code: Done['target']): string => naming(code)[facts.language];
  return [
    ...(facts.done === null ? [] : [doneText(facts.done, words, iCan)]),
    nextText(facts.next, words, iCan, (due) => dayInWords(zone, due, facts.language)),
    ...(facts.route === null ? [] : [words.route(facts.route.route, facts.route.by)]),
    ...(facts.next.kind === 'chance' || facts.next.kind === 'ticket' ? [] : [words.nextTicket]),
  ].join('\n\n');
}

function doneText(done: Done, words: Words, iCan: (code: Done['target']) => string): string {
  const target = iCan(done.target);
  if (done.kind === 'more-right') return words.done.moreRight(target, done.more);
  const say = { mastered: words.done.mastered, 'second-chance': words.done.secondChance, 'handed-in': words.done.handedIn };
  return say[done.kind](target);
}

function nextText(next: NextStep, words: Words, iCan: (code: Done['target']) => string, day: (due: Instant) => string): string {
  if (next.target === null) return words.next.ticket(null);
  const target = iCan(next.target);
  if (next.kind === 'chance') return words.next.chance(target, day(next.due));
  if (next.kind === 'choice') return words.next.choice(target, next.activity);
  return next.kind === 'seminar' ? words.next.seminar(target) : words.next.ticket(target);
}
