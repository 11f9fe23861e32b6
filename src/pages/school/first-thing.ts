import type { NightTrouble } from '../../school/last-night.ts';
import type { SchoolTold } from './load.ts';

/**
 * A problem that an administrator can solve, in order of urgency. `count`: number of classes, lists or accounts
 * concerned.
 */
export interface Thing {
  readonly what:
    | Exclude<NightTrouble, 'unfinished'>
    | 'no-class'
    | 'held'
    | 'unproved'
    | 'ended'
    | 'missing'
    | 'ending'
    | 'stopped'
    | 'paused'
    | 'alone';
  readonly count: number;
  /** The part of the page where it is done. */
  readonly at:
    | '#nights'
    | '#classes'
    | '#rosters'
    | '#installation'
    | '#sending'
    | '#administrators'
    | '/school/classes';
}

/** Troubles of the nights, which the operator of this Waymark has to look at. */
const OF_NIGHTS = ['never', 'late', 'overdue', 'ahead'] as const satisfies readonly NightTrouble[];

/** What to do first; none: everything is in order. */
export function thingsToDo(told: Omit<SchoolTold, 'calls'>): Thing[] {
  const { trouble, classes, rosters, proof, pausedSince, administrators, fromInside } = told;
  const of = (state: 'ended' | 'missing' | 'ending'): number =>
    new Set(classes.filter(({ connection }) => connection.state === state).map(({ teacher }) => teacher)).size;
  const things: Thing[] = [
    ...OF_NIGHTS.map((what) => ({ what, at: '#nights' as const, count: trouble === what ? 1 : 0 })),
    { what: 'no-class', at: '/school/classes', count: classes.length === 0 ? 1 : 0 },
    { what: 'unproved', at: '#installation', count: fromInside && proof.proved === null ? 1 : 0 },
    { what: 'held', at: '#rosters', count: rosters.filter(({ decision }) => decision === null).length },
    { what: 'ended', at: '#classes', count: of('ended') },
    { what: 'missing', at: '#classes', count: of('missing') },
    { what: 'ending', at: '#classes', count: of('ending') },
    {
      what: 'stopped',
      at: '#classes',
      // a class stopped by a missing connection or a held list is already covered by that problem
      count: classes.filter(
        ({ id, unfinished, connection }) =>
          unfinished && ['fresh', 'ending'].includes(connection.state) && !rosters.some(({ course }) => course === id),
      ).length,
    },
    { what: 'paused', at: '#sending', count: pausedSince === null ? 0 : 1 },
    { what: 'alone', at: '#administrators', count: administrators.length === 1 ? 1 : 0 },
  ];
  return things.filter(({ count }) => count > 0);
}
