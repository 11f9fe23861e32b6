import type { TeacherWords } from '../words/teacher-words.ts';
import { TALLIED, type Tally } from './tally.ts';

const WIDTH = 100;

/**
 * The counts of one question as a stacked bar. Its parts differ in shade, keep a fixed order, and are also given in
 * words.
 */
export function TallyBar({ tally, words, height }: { tally: Tally; words: TeacherWords['tally']; height: number }) {
  const all = TALLIED.reduce((sum, part) => sum + tally[part], 0);
  let before = 0;
  return (
    <svg
      class="tally-bar"
      role="img"
      aria-label={tallyText(tally, words)}
      viewBox={`0 0 ${WIDTH} ${height}`}
      height={height}
      preserveAspectRatio="none"
    >
      {TALLIED.filter((part) => tally[part] > 0).map((part) => {
        const x = (before / all) * WIDTH;
        before += tally[part];
        return (
          <rect key={part} class={`tally-${part}`} x={x} y="0" width={(tally[part] / all) * WIDTH} height={height} />
        );
      })}
    </svg>
  );
}

export function tallyText(tally: Tally, words: TeacherWords['tally']): string {
  return TALLIED.filter((part) => tally[part] > 0)
    .map((part) => words.verdict(part, tally[part]))
    .join(', ');
}
