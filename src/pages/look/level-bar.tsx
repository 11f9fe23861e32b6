import { LEVELS } from '../../mastery/types.ts';
import type { LevelCounts } from '../board/model/grid.ts';

/** The levels of one target as a stacked bar; the parts differ in shade and stand in the order of the legend. */
export function LevelBar({
  counts,
  label,
  width,
  height,
}: {
  counts: LevelCounts;
  label: string;
  width: number;
  height: number;
}) {
  const all = LEVELS.reduce((total, level) => total + counts[level], 0);
  let before = 0;
  return (
    <svg
      class="level-bar"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      height={height}
      preserveAspectRatio="none"
    >
      {LEVELS.filter((level) => counts[level] > 0).map((level) => {
        const x = (before / all) * width;
        before += counts[level];
        return (
          <rect
            key={level}
            class={`part part-${level}`}
            x={x}
            y="0"
            width={(counts[level] / all) * width}
            height={height}
          />
        );
      })}
    </svg>
  );
}
