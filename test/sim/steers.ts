import type { Random } from '../../src/sandbox/shell/random.ts';
import type { Act } from './acts.ts';
import type { Fault, Point } from './faults.ts';
import type { Deed } from './people.ts';

/** What goes wrong at certain points, besides what goes wrong anywhere. */
interface Trouble {
  readonly at: readonly Point['kind'][];
  /** What the point says; absent: whatever it says. */
  readonly says?: RegExp;
  readonly chance: number;
  readonly faults: readonly Fault[];
}

/** What a play is about, so that a guard that is met once in a hundred plays is met in most of these. */
export interface Steer {
  readonly trouble: readonly Trouble[];
  /** Chance before a step that somebody does one of these. */
  readonly deeds?: { readonly chance: number; readonly of: readonly Deed[] };
  /** The same of what people order from Waymark. */
  readonly acts?: { readonly chance: number; readonly of: readonly Act[] };
  readonly review?: 'auto' | 'teacher';
  readonly host?: number;
  readonly places?: 1 | 3;
  /** Every day somebody chooses, strikes and edits between the night and its approval. */
  readonly hand?: true;
  /** Every day somebody undoes a run, asks for it anew, and approves what then waits; or leaves out one of these. */
  readonly anew?: true;
  /** A second night in the afternoon, after some grades. */
  readonly afternoons?: boolean;
  /** Yesterday's plan is approved this morning, before the night. */
  readonly lateApproval?: boolean;
  /** What the school may send a day, where its cap is to be met. */
  readonly writesADay?: number;
  readonly doubles?: number;
  readonly setBack?: true;
  /** What people do, so often, in the moment after the store was set back. */
  readonly afterSetBack?: { readonly of: readonly Deed[]; readonly times: number };
}

export const STEERS = {
  pauses: {
    trouble: [
      { at: ['create'], chance: 0.25, faults: ['late', 'late', 'unanswered', 'slow', 'asleep'] },
      { at: ['write'], chance: 0.05, faults: ['late', 'lost', 'busy'] },
    ],
    acts: { chance: 0.02, of: ['pause', 'pause-school', 'resume', 'resume', 'night'] },
    places: 3,
  },
  strays: {
    trouble: [
      { at: ['create'], chance: 0.5, faults: ['late', 'unanswered', 'doubled', 'crash-after'] },
      { at: ['write'], says: /^removes/, chance: 0.4, faults: ['late', 'asleep-without-lock'] },
      { at: ['list'], says: /^lists our/, chance: 0.15, faults: ['lost', 'busy'] },
    ],
    acts: { chance: 0.06, of: ['pause', 'resume', 'resume', 'night'] },
    deeds: { chance: 0.02, of: ['copies'] },
    doubles: 0.6,
  },
  work: {
    trouble: [{ at: ['list'], says: /submissions/, chance: 0.05, faults: ['slow'] }],
    deeds: { chance: 0.15, of: ['hands-in', 'hands-in', 'grades'] },
    acts: { chance: 0.01, of: ['undo'] },
    afternoons: true,
  },
  undo: {
    trouble: [{ at: ['write', 'create'], chance: 0.05, faults: ['lost', 'unanswered', 'late'] }],
    deeds: { chance: 0.04, of: ['hands-in', 'edits', 'moves', 'copies', 'removes'] },
    acts: { chance: 0.02, of: ['undo', 'night', 'by-hand', 'anew'] },
    anew: true,
  },
  unproven: {
    trouble: [
      {
        at: ['write'],
        says: /^publishes/,
        chance: 0.5,
        faults: ['lost', 'lost', 'unanswered', 'crash-before', 'crash-after', 'refused', 'refused'],
      },
      { at: ['list'], says: /^lists our/, chance: 0.9, faults: ['hidden'] },
      { at: ['list'], says: /^lists coursework/, chance: 0.05, faults: ['hidden', 'stale'] },
    ],
  },
  comments: {
    host: 1,
    doubles: 1.6,
    trouble: [
      {
        at: ['say'],
        chance: 0.6,
        faults: ['unanswered', 'late', 'very-late', 'very-late', 'very-late', 'crash-after'],
      },
      { at: ['list'], says: /^looks for comments/, chance: 0.25, faults: ['hidden', 'stale', 'lost'] },
    ],
    acts: { chance: 0.02, of: ['held', 'night', 'undo'] },
  },
  movers: {
    doubles: 0.8,
    trouble: [{ at: ['create'], chance: 0.35, faults: ['unanswered', 'unanswered', 'late', 'crash-after', 'lost'] }],
    deeds: {
      chance: 0.12,
      of: [
        'leaves-group',
        'leaves-group',
        'leaves-group',
        'moves',
        'moves',
        'moves',
        'moves',
        'moves',
        'moves',
        'gives-also',
        'gives-also',
        'empties',
      ],
    },
    acts: { chance: 0.01, of: ['night', 'held'] },
    afternoons: true,
  },
  afternoons: {
    trouble: [
      { at: ['create', 'write'], chance: 0.1, faults: ['lost', 'unanswered', 'late', 'crash-before', 'refused'] },
    ],
    deeds: { chance: 0.05, of: ['grades', 'grades', 'moves', 'edits'] },
    acts: { chance: 0.01, of: ['pause', 'resume', 'night'] },
    afternoons: true,
  },
  approvals: {
    review: 'teacher',
    lateApproval: true,
    afternoons: true,
    trouble: [{ at: ['write'], chance: 0.03, faults: ['lost', 'refused'] }],
    deeds: { chance: 0.01, of: ['grades'] },
    acts: { chance: 0.04, of: ['approve', 'approve-seen', 'approve-seen', 'approve-seen', 'pause', 'resume'] },
  },
  hand: {
    review: 'teacher',
    hand: true,
    trouble: [
      { at: ['store'], chance: 0.01, faults: ['crash-before', 'crash-after', 'store-down', 'store-unanswered'] },
    ],
    deeds: { chance: 0.005, of: ['grades', 'moves'] },
    acts: {
      chance: 0.01,
      of: [
        'strike',
        'strike-one',
        'take-back',
        'edit-note',
        'choose',
        'approve-except',
        'approve',
        'approve-seen',
        'night',
        'undo',
        'anew',
        'by-hand',
      ],
    },
  },
  restores: {
    setBack: true,
    afternoons: true,
    trouble: [{ at: ['list'], says: /^lists coursework/, chance: 0.5, faults: ['hidden'] }],
    afterSetBack: { of: ['gives-note-also', 'gives-note-also', 'gives-also'], times: 6 },
    deeds: { chance: 0.04, of: ['moves', 'gives-also', 'grades', 'grades', 'copies'] },
  },
  cap: {
    trouble: [{ at: ['create'], chance: 0.1, faults: ['refused', 'busy', 'lost'] }],
    writesADay: 6,
    acts: { chance: 0.01, of: ['night'] },
  },
} as const satisfies Readonly<Record<string, Steer>>;
export type SteerName = keyof typeof STEERS;

/** What the steer does at a point; null: nothing of its own. */
export function steered(steer: Steer | null, point: Point, random: Random): Fault | null {
  for (const { at, says, chance, faults } of steer?.trouble ?? []) {
    if (!at.includes(point.kind) || (says !== undefined && !says.test(point.what)) || random() >= chance) continue;
    return faults[Math.floor(random() * faults.length)] ?? null;
  }
  return null;
}
