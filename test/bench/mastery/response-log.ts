import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { ItemId, LearnerId, TargetCode } from '../../../src/ids.ts';

/** One answer of a log. */
export interface Answer {
  readonly learner: LearnerId;
  readonly target: TargetCode;
  readonly item: ItemId | null;
  readonly right: boolean;
  /** Answers of the same learner on the same target before this one. */
  readonly before: number;
}

export type LogName = '2009' | '2015' | '2017';

const FOLDER = new URL('../../../../shared/data/', import.meta.url);

/** A public log as text, in file order; null where the data are not on this machine. */
export function publicText(name: LogName): string | null {
  const file = new URL(`assist${name}-public.csv`, FOLDER);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** The answers of a log in file order; a joined tag such as `1+24+44` is one target. */
export function answersOf(text: string): Answer[] {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const place = new Map(head.split(',').map((name, i) => [name, i]));
  const at = (cells: readonly string[], name: string): string | undefined => cells[place.get(name) ?? cells.length];
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const cells = line.split(',');
    const [learner, target] = [at(cells, 'student') as LearnerId, at(cells, 'skill') as TargetCode];
    const pair = `${learner} ${target}`;
    const before = seen.get(pair) ?? 0;
    seen.set(pair, before + 1);
    return {
      learner,
      target,
      item: (at(cells, 'item') ?? null) as ItemId | null,
      right: at(cells, 'correct') === '1',
      before,
    };
  });
}

/**
 * Our own fifth of the public students, never looked at while fitting: the rule that the true held-out students were cut
 * by (`mastery/METHODS.md` 3), with another seed word.
 */
export function isOurs(name: LogName, learner: LearnerId): boolean {
  return createHash('sha256').update(`waymark-fifth|assist${name}|${learner}`).digest().readUInt32BE(0) % 5 === 0;
}

/**
 * The same answers, learners mixed in time as in a school: each learner begins at a place of the year and goes at a pace
 * that a hash of the number gives. A learner's own order stays.
 */
export function mixed(answers: readonly Answer[]): Answer[] {
  const count = new Map<LearnerId, number>();
  for (const { learner } of answers) count.set(learner, (count.get(learner) ?? 0) + 1);
  const told = new Map<LearnerId, number>();
  const placed = answers.map((answer) => {
    const { learner } = answer;
    const nth = told.get(learner) ?? 0;
    told.set(learner, nth + 1);
    const begin = part('begin', learner);
    return { answer, at: begin + ((1 - begin) * part('pace', learner) * nth) / (count.get(learner) ?? 1) };
  });
  return placed.toSorted((a, b) => a.at - b.at).map(({ answer }) => answer);
}

function part(word: string, learner: LearnerId): number {
  return createHash('sha256').update(`${word}|${learner}`).digest().readUInt32BE(0) / 2 ** 32;
}
