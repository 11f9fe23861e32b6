import { useRef } from 'preact/hooks';
import type { Move } from '../../../ticket/types.ts';
import type { TeacherWords } from '../words/teacher-words.ts';

const MOVES = ['seminar-1', 'seminar-2', 'talk', 'workshop', 'not-today', 'own'] as const satisfies readonly Move[];

/** Milliseconds an option must stay selected before it counts, as arrow keys pass through other options on the way. */
const SETTLED = 700;

/** The box with a learner's route; choosing an option moves the learner. */
export function MoveBox({
  id,
  label,
  moved,
  words,
  move,
}: {
  id: string;
  label: string;
  moved: Move;
  words: TeacherWords['room'];
  move: (to: Move) => void;
}) {
  const isTyping = useRef(false);
  const settling = useRef<ReturnType<typeof setTimeout> | null>(null);
  const chosen = useRef(moved);
  const settle = (): void => {
    if (settling.current !== null) clearTimeout(settling.current);
    settling.current = null;
    if (chosen.current !== moved) move(chosen.current);
  };
  if (settling.current === null) chosen.current = moved;
  return (
    <span class="move-box">
      <select
        id={id}
        aria-label={label}
        value={chosen.current}
        onKeyDown={({ key }) => {
          isTyping.current = key !== 'Enter' && key !== 'Tab';
          if (!isTyping.current && settling.current !== null) settle();
        }}
        onPointerDown={() => {
          isTyping.current = false;
        }}
        onBlur={() => {
          if (settling.current !== null) settle();
        }}
        onChange={({ currentTarget }) => {
          chosen.current = MOVES.find((to) => to === currentTarget.value) ?? moved;
          if (settling.current !== null) clearTimeout(settling.current);
          settling.current = isTyping.current ? setTimeout(settle, SETTLED) : null;
          if (!isTyping.current) settle();
        }}
      >
        {MOVES.map((to) => (
          <option key={to} value={to}>
            {words.to[to]}
          </option>
        ))}
      </select>
      <span class="move-word" aria-hidden="true">
        {words.move}
      </span>
    </span>
  );
}
