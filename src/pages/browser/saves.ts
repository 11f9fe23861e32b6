import type { Said } from '../../language.ts';
import { cleanText } from '../../ticket/clean-text.ts';
import type { AnswerValue, Save, Saved } from '../../ticket/types.ts';

/** An answer as the server had it at some version. */
export interface Answer {
  readonly value: AnswerValue;
  readonly version: number;
}

/** A change that never left the page; `since` and `dueAt` in milliseconds. */
interface Fresh extends Save {
  readonly since: number;
  readonly dueAt: number;
}

/** A change as the device keeps it; `out`: it may have reached the server. */
export interface Unsent extends Save {
  readonly out: boolean;
}

/** All the page knows of one question's answer. */
export interface Line {
  /** What the server has, as far as the page knows; the next change builds on it. */
  readonly built: Answer;
  /** Went out at least once, and the answer is not here yet: nothing in them changes any more. */
  readonly tried: readonly Save[];
  readonly fresh: Fresh | null;
  /** A change that was built on something older, and what is current instead: somebody has to say which one counts. */
  readonly contest: { readonly mine: Save; readonly other: Answer } | null;
  /** Came while the class grades or after, and nothing was answered here since. */
  readonly late: { readonly value: AnswerValue } | null;
  /** Why the server does not take it. */
  readonly refused: Said | null;
}

/** The changes of a page by question, the one changed last at the end. Nothing here changes one: each step makes the next. */
export type Queue = ReadonlyMap<number, Line>;

/** What is new in a change: its own id, the device's time, and now in milliseconds. */
export interface Making {
  readonly key: string;
  readonly at: string;
  readonly now: number;
}

/** Typing rests this long before it is sent, and never waits longer than that (FRAMES.md 7). */
const REST = 1000;
const LONGEST = 3000;
const MOST_SAVES = 20;

const UNTOUCHED: Line = {
  built: { value: null, version: 0 },
  tried: [],
  fresh: null,
  contest: null,
  late: null,
  refused: null,
};

export function lineOf(queue: Queue, question: number): Line {
  return queue.get(question) ?? UNTOUCHED;
}

/** @param unsent changes that an earlier page of the same person could not hand over; they go first, as they were */
export function openQueue(
  answers: readonly (Answer & { readonly question: number })[],
  unsent: readonly Unsent[],
): Queue {
  const queue = new Map<number, Line>();
  for (const { question, value, version } of answers) queue.set(question, { ...UNTOUCHED, built: { value, version } });
  for (const { out, ...save } of unsent) {
    const line = lineOf(queue, save.question);
    const before = line.fresh === null ? line.tried : [...line.tried, plain(line.fresh)]; // of another page on this device
    queue.delete(save.question);
    queue.set(save.question, {
      ...line,
      ...(out ? { tried: [...before, save], fresh: null } : { tried: before, fresh: { ...save, since: 0, dueAt: 0 } }),
    });
  }
  return queue;
}

/** Somebody answers, or goes on typing. The change has a new id each time, as another page may have sent the one before. */
export function changeAnswer(queue: Queue, question: number, value: AnswerValue, { key, at, now }: Making): Queue {
  const line = lineOf(queue, question);
  const tried = line.refused === null ? line.tried : [];
  const since = line.fresh?.since ?? now;
  const dueAt = typeof value === 'string' ? Math.min(now + REST, since + LONGEST) : now;
  const base = line.refused === null && line.fresh !== null ? line.fresh.base : baseOn(line.built, tried);
  const fresh: Fresh = { question, value, base, key, at, since, dueAt };
  const next = new Map(queue);
  next.delete(question);
  return next.set(question, { ...line, tried, fresh, late: null, refused: null });
}

/** When something wants to be sent, in milliseconds; null: nothing does. */
export function dueAt(queue: Queue): number | null {
  const due = [...queue.values()].filter(isFree).flatMap(({ tried, fresh }) => {
    if (tried.length > 0) return [0];
    return fresh === null ? [] : [fresh.dueAt];
  });
  return due.length === 0 ? null : Math.min(...due);
}

/**
 * What goes out now, in the order it was made. Of one question one change at a time, so that nothing builds on what may be refused;
 * a page that is left sends all it has.
 */
export function takeSaves(
  queue: Queue,
  isLeaving: boolean,
): { readonly queue: Queue; readonly saves: readonly Save[] } {
  const next = new Map<number, Line>();
  const saves: Save[] = [];
  for (const [question, line] of queue) {
    const room = MOST_SAVES - saves.length;
    const taken = isFree(line) && room > 0 ? outgoing(line, isLeaving) : line;
    if (isFree(line)) saves.push(...taken.tried.slice(0, room));
    next.set(question, taken);
  }
  return { queue: next, saves };
}

function outgoing(line: Line, isLeaving: boolean): Line {
  if (line.fresh === null || (line.tried.length > 0 && !isLeaving)) return line;
  return { ...line, tried: [...line.tried, plain(line.fresh)], fresh: null };
}

/** The server's word on changes that went out. */
export function answered(queue: Queue, saved: readonly Saved[]): Queue {
  const next = new Map(queue);
  for (const each of saved) {
    const line = lineOf(next, each.question);
    const save = line.tried.find(({ key }) => key === each.key);
    if (save !== undefined) next.set(each.question, acknowledged(line, save, each));
  }
  return next;
}

function acknowledged(line: Line, save: Save, { status, version, current, late }: Saved): Line {
  const tried = line.tried.filter((each) => each !== save);
  const rest: Line = { ...line, tried, late: null };
  if (status === 'late' || late === true) {
    const isLast = tried.length === 0 && line.fresh === null;
    return rebased({ ...rest, built: { ...line.built, version }, late: isLast ? { value: save.value } : null });
  }
  if (current === undefined || same(current.value, save.value)) {
    // an opening knows what came after a change whose word was lost; what was typed on that change goes on building on it
    if (version < line.built.version) return { ...rest, contest: null };
    return rebased({ ...rest, built: current ?? { value: save.value, version }, contest: null });
  }
  // a repeated change is told what was current when it came first; the page may know better by now
  const other = current.version < line.built.version ? line.built : current;
  if (same(other.value, save.value)) return rebased({ ...rest, built: other, contest: null });
  return { ...rest, contest: { mine: save, other } };
}

/** What was not sent yet builds on what the server has now. */
function rebased(line: Line): Line {
  return line.fresh === null ? line : { ...line, fresh: { ...line.fresh, base: baseOn(line.built, line.tried) } };
}

/**
 * What another page, the teacher or the server itself made of the answers: all of them, and as they are after the last word on a change
 * of this page. A version may be lower than before, where a late answer counted and was left aside. Where something is unsent, or
 * somebody is at it, the field stays as it is.
 * @param focused the question somebody is at
 */
export function heard(
  queue: Queue,
  answers: readonly (Answer & { readonly question: number })[],
  focused: number | null,
): Queue {
  const next = new Map(queue);
  const gone = [...queue.keys()].filter((question) => answers.every((each) => each.question !== question));
  for (const { question, value, version } of [
    ...answers,
    ...gone.map((each) => ({ ...UNTOUCHED.built, question: each })),
  ]) {
    const line = lineOf(next, question);
    if (line.contest !== null) {
      const isSame = same(value, shownValue(line)); // settled in another page
      if (isSame) next.set(question, { ...line, built: { value, version }, contest: null, tried: [], fresh: null });
      else if (version !== line.contest.other.version) {
        next.set(question, { ...line, contest: { ...line.contest, other: { value, version } } });
      }
    } else if (question !== focused && line.tried.length === 0 && line.fresh === null) {
      next.set(question, { ...line, built: { value, version } });
    }
  }
  return next;
}

/**
 * Elsewhere an answer in time took the place of one that came late here: that one counts no more, and goes from the field.
 * @param late what the server still calls late
 * @param focused the question somebody is at
 */
export function overtaken(
  queue: Queue,
  late: readonly { readonly question: number; readonly value: AnswerValue }[],
  focused: number | null,
): Queue {
  const next = new Map(queue);
  for (const [question, line] of queue) {
    if (line.late === null || question === focused) continue;
    const { value } = line.late;
    const kept = typeof value === 'string' ? cleanText(value) : value; // as the server keeps it
    if (!late.some((each) => each.question === question && same(each.value, kept)))
      next.set(question, { ...line, late: null });
  }
  return next;
}

/** Somebody says which of two answers counts. */
export function settle(queue: Queue, question: number, which: 'mine' | 'other', { key, at, now }: Making): Queue {
  const line = lineOf(queue, question);
  if (line.contest === null) return queue;
  const settled: Line = { ...line, built: line.contest.other, contest: null, tried: [], fresh: null };
  if (which === 'other') return new Map(queue).set(question, settled);
  const base = line.contest.other.version;
  const fresh: Fresh = { question, value: shownValue(line), base, key, at, since: now, dueAt: now };
  return new Map(queue).set(question, { ...settled, fresh });
}

/** The server does not take what went out for these questions, and would not at another try. */
export function refuse(queue: Queue, questions: readonly number[], why: Said): Queue {
  const next = new Map(queue);
  for (const question of questions) next.set(question, { ...lineOf(next, question), refused: why });
  return next;
}

/** The class answers again: what came late and still stands in the field is sent again. */
export function reopened(queue: Queue, make: () => Making): Queue {
  let next = queue;
  for (const [question, { late, fresh }] of queue) {
    if (late !== null && fresh === null) next = changeAnswer(next, question, late.value, make());
  }
  return next;
}

/** What the device keeps until the server has it, or until somebody said which of two answers counts. */
export function unsentOf(queue: Queue): readonly Unsent[] {
  return [...queue.values()].flatMap(({ tried, fresh, contest }) => [
    ...(contest === null ? [] : [{ ...contest.mine, out: true }]),
    ...tried.map((save) => ({ ...save, out: true })),
    ...(fresh === null ? [] : [{ ...plain(fresh), out: false }]),
  ]);
}

/** What stands in the field: always what somebody answered here last. */
export function shownValue({ built, tried, fresh, contest, late }: Line): AnswerValue {
  const last = fresh ?? tried.at(-1) ?? contest?.mine ?? late ?? built;
  return last.value;
}

/** Nothing waits for the server. */
export function isSettled(queue: Queue): boolean {
  return [...queue.values()].every(({ tried, fresh }) => tried.length === 0 && fresh === null);
}

function plain({ question, value, base, key, at }: Save): Save {
  return { question, value, base, key, at };
}

function isFree({ contest, refused }: Line): boolean {
  return contest === null && refused === null;
}

function baseOn(built: Answer, tried: readonly Save[]): number {
  const before = tried.at(-1);
  return before === undefined ? built.version : before.base + 1;
}

function same(one: AnswerValue, other: AnswerValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
