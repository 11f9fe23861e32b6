import type { Act, TicketKind } from '../../../ticket/types.ts';
import type { Room } from '../../../ticket/live.ts';

/** What a teacher may press to move the ticket on. */
export interface Acts {
  /** The next step of the lesson; null: there is none. */
  readonly primary: Act | null;
  readonly others: readonly Act[];
  /** Questions whose key can be shown by itself. */
  readonly keys: readonly number[];
}

const NONE: Acts = { primary: null, others: [], keys: [] };

/** The buttons of each state (FRAMES.md 8): one is the next step. A button the server would refuse is not offered. */
export function actsOf(
  { state, shown }: Pick<Room, 'state' | 'shown'>,
  kind: TicketKind,
  questions: readonly number[],
): Acts {
  const hidden = questions.filter((question) => !shown.includes(question));
  const single = questions.length > 1 ? hidden : [];
  switch (state) {
    case 'draft':
    case 'closed':
      return NONE;
    case 'open':
      return kind === 'habit'
        ? { ...NONE, primary: 'close' }
        : { primary: 'grade-together', others: ['close'], keys: [] };
    case 'marking':
      return { primary: 'show-key', others: shown.length === 0 ? ['more-time'] : [], keys: single };
    case 'key':
      return hidden.length > 0
        ? { primary: 'show-key', others: ['close'], keys: single }
        : { primary: 'close', others: [], keys: [] };
    default:
      return state satisfies never;
  }
}
