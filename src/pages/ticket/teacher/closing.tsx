import { useEffect, useRef } from 'preact/hooks';
import type { TicketKind } from '../../../ticket/types.ts';
import type { Room } from '../../../ticket/live.ts';
import { pressed } from '../parts/pressed.ts';
import type { TeacherWords } from '../words/teacher-words.ts';
import { hasAnswered } from './tally.ts';

/** What becomes impossible once the ticket is closed, as it cannot be opened again (FRAMES.md 8). */
export type Taken = { readonly what: 'grading' } | { readonly what: 'choices' | 'answers'; readonly count: number };

/** What the class would lose if the ticket were closed now; null: nothing, so it is closed without asking. */
export function takenByClosing({ state, learners }: Pick<Room, 'state' | 'learners'>, kind: TicketKind): Taken | null {
  if (state === 'open' && kind !== 'habit') return { what: 'grading' };
  const isStillAtIt =
    state === 'open'
      ? ({ done }: Room['learners'][number]) => !done
      : ({ route: { declared, assigned } }: Room['learners'][number]) => declared === null && assigned === null;
  const count = state === 'open' || state === 'key' ? learners.filter(hasAnswered).filter(isStillAtIt).length : 0;
  return count === 0 ? null : { what: state === 'open' ? 'answers' : 'choices', count };
}

/**
 * Asks for confirmation in place of the button. The answer that changes nothing has the focus, and Escape gives that
 * answer too.
 */
export function AskBeforeClosing({
  taken,
  words,
  answer,
}: {
  taken: Taken;
  words: TeacherWords['closing'];
  answer: (isYes: boolean) => void;
}) {
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), []);
  return (
    <div
      class="asked-once"
      role="group"
      aria-labelledby="closing-asked"
      onKeyDown={({ key }) => {
        if (key === 'Escape') answer(false);
      }}
    >
      <p id="closing-asked">{taken.what === 'grading' ? words.grading : words[taken.what](taken.count)}</p>
      <button type="button" id="closing-yes" class="quiet" onClick={pressed(() => answer(true))}>
        {words.yes}
      </button>
      <button type="button" id="closing-no" class="quiet" ref={no} onClick={pressed(() => answer(false))}>
        {words.no}
      </button>
    </div>
  );
}
