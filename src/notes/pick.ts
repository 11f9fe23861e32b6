import { createHash } from 'node:crypto';
import { byId, type LearnerId } from '../ids.ts';
import type { Language } from '../language.ts';
import { later } from '../school/calendar.ts';
import type { SchoolDate } from '../time.ts';
import type { EarlierNote, Spoken, Thing } from './types.ts';
import { waysOf } from './words/index.ts';

/** One learner who is to be told something, and what it could be, the most telling first. */
export interface Asked {
  readonly learner: LearnerId;
  readonly language: Language;
  readonly things: readonly Thing[];
  /** This learner's earlier notes. */
  readonly earlier: readonly EarlierNote[];
}

export interface Picked {
  readonly thing: Thing;
  readonly way: number;
}

/** For how many weeks no learner reads the same sentence twice. */
const WEEKS_APART = 3;
/** No sentence goes to more than this part of a class in one morning. */
const PART = 1 / 4;

/** A sentence pattern with what it would tell. */
interface Option extends Picked {
  readonly pattern: string;
}

/**
 * What each learner is told: the most telling thing that is not told already, in a sentence that the learner has not read for three
 * weeks and that goes to no more than a quarter of the class and of the readers of its language, as long as there are others. The
 * same facts give the same picks in whatever order they come.
 */
export function pickAll(asked: readonly Asked[], week: SchoolDate): ReadonlyMap<LearnerId, Picked> {
  const room = roomFor(asked);
  const readers = new Map<string, LearnerId[]>();
  const options = new Map(
    asked.map((each) => [each.learner, { most: room(each.language), all: optionsOf(each, week) }]),
  );
  const picked = new Map<LearnerId, Option>();
  const readersOf = ({ pattern }: Option): readonly LearnerId[] => readers.get(pattern) ?? [];
  const take = (learner: LearnerId, option: Option): void => {
    const before = picked.get(learner);
    if (before !== undefined)
      readers.set(
        before.pattern,
        readersOf(before).filter((each) => each !== learner),
      );
    readers.set(option.pattern, [...readersOf(option), learner]);
    picked.set(learner, option);
  };
  /** Takes an option with room, else asks a reader of a full one to take another; `seen` patterns were asked already. */
  const place = (learner: LearnerId, seen: Set<string>): boolean => {
    const { most, all } = options.get(learner) ?? { most: 0, all: [] };
    const free = all.find((option) => !seen.has(option.pattern) && readersOf(option).length < most);
    if (free !== undefined) {
      take(learner, free);
      return true;
    }
    for (const option of all) {
      if (seen.has(option.pattern)) continue;
      seen.add(option.pattern);
      if (!readersOf(option).some((reader) => place(reader, seen))) continue;
      take(learner, option);
      return true;
    }
    return false;
  };
  const turns = asked.map(({ learner }) => ({ learner, turn: drawn(learner, week) }));
  for (const { learner } of turns.toSorted((a, b) => byId(a.turn, b.turn))) {
    const [least] = options.get(learner)?.all.toSorted((a, b) => readersOf(a).length - readersOf(b).length) ?? [];
    if (!place(learner, new Set()) && least !== undefined) take(learner, least);
  }
  return picked;
}

/** How many readers one sentence may have. */
function roomFor(asked: readonly Asked[]): (language: Language) => number {
  return (language) => {
    const speakers = asked.filter((each) => each.language === language).length;
    return Math.max(1, Math.min(Math.floor(asked.length * PART), Math.ceil(speakers * PART)));
  };
}

/** Best first: what was not told yet, and not in a kind told lately, goes before the rest; the first way of each learner differs. */
function optionsOf({ learner, language, things, earlier }: Asked, week: SchoolDate): Option[] {
  const since = later(week, -7 * (WEEKS_APART - 1));
  const lately = earlier.flatMap(({ week: of, said }) => (said !== null && of >= since && of < week ? [said] : []));
  const from = Number.parseInt(drawn(learner, week).slice(0, 8), 16);
  const all = things
    .toSorted((a, b) => staleness(a, lately) - staleness(b, lately))
    .flatMap((thing) => {
      const { kind } = thing.done;
      const ways = waysOf(kind);
      return Array.from({ length: ways }, (_, i) => (from + i) % ways).map((way) => ({
        thing,
        way,
        pattern: `${language} ${kind} ${way}`,
      }));
    });
  const fresh = all.filter(
    ({ thing, way }) => !lately.some((said) => said.kind === thing.done.kind && said.way === way),
  );
  return fresh.length === 0 ? all : fresh;
}

function staleness({ done }: Thing, lately: readonly Spoken[]): number {
  const ofKind = lately.filter(({ kind }) => kind === done.kind);
  if (ofKind.some(({ target }) => target === done.target)) return 2;
  return ofKind.length > 0 ? 1 : 0;
}

/** An order that differs each week and does not depend on a name or a place in a list. */
function drawn(learner: LearnerId, week: SchoolDate): string {
  return createHash('sha256')
    .update(JSON.stringify([learner, week]))
    .digest('hex');
}
