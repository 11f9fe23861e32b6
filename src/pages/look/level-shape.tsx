import type { Level } from '../../mastery/types.ts';

/** A level as a shape that needs no colour: full with a tick, half, ring, diamond, dotted ring, dash. A board has hundreds: its pen stands in the style sheet. */
export function LevelShape({ level, size = 16 }: { level: Level; size?: number }) {
  return (
    <svg class={`shape shape-${level}`} viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      {strokes[level]}
    </svg>
  );
}

const strokes: Readonly<Record<Level, preact.JSX.Element>> = {
  mastered: (
    <>
      <circle cx="8" cy="8" r="6.6" fill="currentColor" />
      <path class="tick" d="M5 8.2l2.1 2.1L11.2 6" />
    </>
  ),
  approaching: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
    </>
  ),
  'not-yet': <circle cx="8" cy="8" r="6.2" />,
  slipped: (
    <>
      <path d="M8 1.5L14.5 8 8 14.5 1.5 8z" />
      <path d="M1.5 8h13L8 14.5z" fill="currentColor" />
    </>
  ),
  'not-enough': <circle cx="8" cy="8" r="6.2" stroke-dasharray="1.2 3.1" />,
  'no-evidence': <path d="M4.5 8h7" />,
};
