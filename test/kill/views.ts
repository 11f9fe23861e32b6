import { secretOf } from './class-of-three.ts';

export interface Faults {
  /** Somebody read something twice. */
  readonly twice: string[];
  /** Somebody read words of another child's. */
  readonly misdirected: string[];
  /** Somebody did not get what was planned. */
  readonly missing: string[];
}

/** Everybody's chance and note are about their own target; the day's seminar is on the third child's. */
const PLANNED = [['Practice: ', 'You handed in '], ['Practice: ', 'You handed in '], ['Practice: ', 'You handed in ', 'Plan for ']];

/** What each child of one class reads, compared with what it should: exactly the own secret words, each message once. */
export function judgeViews(course: string, children: readonly (readonly string[])[]): Faults {
  const faults: Faults = { twice: [], misdirected: [], missing: [] };
  for (const [index, planned] of PLANNED.entries()) {
    const [child, texts] = [index + 1, children[index] ?? []];
    for (const text of texts) {
      const foreign = [1, 2, 3].some((n) => n !== child && text.includes(secretOf(n)));
      if (foreign || !text.includes(secretOf(child)) && !text.startsWith('Plan for ')) faults.misdirected.push(`${course} child ${child}`);
    }
    for (const beginning of planned) {
      const count = texts.filter((text) => text.startsWith(beginning)).length;
      if (count > 1) faults.twice.push(`${course} child ${child}: ${count} x "${beginning}"`);
      if (count < 1) faults.missing.push(`${course} child ${child}: no "${beginning}"`);
    }
    if (texts.length > planned.length && !faults.twice.some((each) => each.startsWith(`${course} child ${child}`))) {
      faults.twice.push(`${course} child ${child}: ${texts.length} messages instead of ${planned.length}`);
    }
  }
  return faults;
}
