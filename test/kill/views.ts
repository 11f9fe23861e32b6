import { secretOf } from './class-of-three.ts';

export interface Faults {
  /** Somebody read something twice. */
  readonly twice: string[];
  /** Somebody read words of another child's. */
  readonly misdirected: string[];
  /** Somebody did not get what was planned. */
  readonly missing: string[];
}

type Message = 'chance' | 'plan' | 'note';

/** Everybody's chance and note are about their own target; the day's seminar is on the third child's, whose item of the day it is. */
const PLANNED: readonly (readonly Message[])[] = [
  ['chance', 'note'],
  ['chance', 'note'],
  ['note', 'plan'],
];

function messageIn(text: string): Message {
  if (text.startsWith('Practice: ')) return 'chance';
  return text.startsWith('Plan for ') ? 'plan' : 'note';
}

/** What each child of one class reads, compared with what it should: exactly the own secret words, each message once. */
export function judgeViews(course: string, children: readonly (readonly string[])[]): Faults {
  const faults: Faults = { twice: [], misdirected: [], missing: [] };
  for (const [index, planned] of PLANNED.entries()) {
    const [child, texts] = [index + 1, children[index] ?? []];
    for (const text of texts) {
      const foreign = [1, 2, 3].some((n) => n !== child && text.includes(secretOf(n)));
      if (foreign || (!text.includes(secretOf(child)) && !text.startsWith('Plan for ')))
        faults.misdirected.push(`${course} child ${child}`);
    }
    for (const message of planned) {
      const count = texts.filter((text) => messageIn(text) === message).length;
      if (count > 1) faults.twice.push(`${course} child ${child}: ${count} x ${message}`);
      if (count < 1) faults.missing.push(`${course} child ${child}: no ${message}`);
    }
    if (texts.length > planned.length && !faults.twice.some((each) => each.startsWith(`${course} child ${child}`))) {
      faults.twice.push(`${course} child ${child}: ${texts.length} messages instead of ${planned.length}`);
    }
  }
  return faults;
}
