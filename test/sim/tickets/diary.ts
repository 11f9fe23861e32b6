import type { AnswerValue } from '../../../src/ticket/types.ts';
import type { LearnerId } from '../../../src/ids.ts';
import type { Door, Tab } from './device.ts';
import type { Finding, FindingKind } from './finding.ts';
import type { Guard, GuardCount } from './guards.ts';
import { LEARNERS, nameOf, RIGHT_NUMBER } from './school.ts';

/** One change somebody made in a page. */
export interface Typed {
  readonly person: string;
  readonly device: string;
  readonly door: Door;
  readonly tab: number;
  readonly question: number;
  readonly value: AnswerValue;
  readonly nth: number;
}

/** What people did and what was found: the side of a play that owes nothing to the product. */
export class Diary {
  readonly findings: Finding[] = [];
  readonly guards: GuardCount = {};
  readonly story: string[] = [];
  /** Whose change a key names. */
  readonly keys = new Map<string, string>();
  readonly typed: Typed[] = [];
  /** Questions whose key the teacher ordered to be shown. */
  readonly shown = new Set<number>();
  readonly orders = { grade: 0, key: 0, more: 0, close: 0 };
  /** Late answers the teacher ordered to count, `learner question`. */
  readonly counted = new Set<string>();
  readonly left = new Set<string>();
  /** Nothing that waited on these can be asked for any more: lost devices, storages that took nothing. */
  readonly excused = new Set<number>();
  readonly #telling: boolean;
  #nth = 0;
  constructor(telling: boolean) {
    this.#telling = telling;
  }

  tell(said: () => string): void {
    if (this.#telling) this.story.push(said());
  }

  found(kind: FindingKind, what: string): void {
    if (this.findings.length < 20) this.findings.push({ kind, what });
    this.tell(() => `FOUND ${kind}: ${what}`);
  }

  met(guard: Guard): void {
    this.guards[guard] = (this.guards[guard] ?? 0) + 1;
  }

  newKey(person: string): string {
    const key = `key-${String(this.keys.size).padStart(12, '0')}`;
    this.keys.set(key, person);
    return key;
  }

  note(tab: Tab, question: number, value: AnswerValue): Typed {
    this.#nth += 1;
    const { person, door, id, device } = tab;
    const typed = { person, device: device.name, door, tab: id, question, value, nth: this.#nth };
    this.typed.push(typed);
    return typed;
  }
}

/** An answer that says whose it is, where its kind lets it. */
export function answerOf(person: string, question: number, nth: number, random: () => number): AnswerValue {
  if (random() < 0.06) return null;
  if (question === 1) return random() < 0.5 ? 0 : 1;
  if (question === 2) return random() < 0.3 ? RIGHT_NUMBER : String(indexOf(person) * 10_000 + nth);
  return `${person}: words ${nth}`;
}

/** Null: it does not say. */
export function ownerOf(value: AnswerValue): LearnerId | null {
  if (typeof value !== 'string' || value === RIGHT_NUMBER) return null;
  const [said] = value.split(':');
  return LEARNERS.find((learner) => learner === said) ?? LEARNERS[Math.floor(Number(value) / 10_000) - 1] ?? null;
}

/** What of others stands in a text meant for one of them. */
export function othersIn(text: string, person: string): string | null {
  for (const other of LEARNERS)
    if (
      other !== person &&
      (text.includes(`${other}: `) || text.includes(nameOf(other)) || text.includes(`"${other}"`))
    )
      return other;
  return null;
}

function indexOf(person: string): number {
  return LEARNERS.findIndex((learner) => learner === person) + 1;
}
