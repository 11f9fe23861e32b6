import type { CellWhy } from '../board/model/cell-why.ts';

/** What is drawn of an estimate and the results behind it, newest first. */
export interface Estimated extends Pick<CellWhy, 'threshold' | 'value' | 'low' | 'high'> {
  readonly results: readonly { readonly share: number }[];
}

const WIDTH = 320;
const HEIGHT = 130;
/** Room for the threshold's number on the left and the estimate on the right. */
const LEFT = 40;
const RIGHT = 44;
const EDGE = 10;

/** Results over time as dots against the threshold; on the right the estimate with its interval. */
export function EstimatePicture({ why, label, threshold }: { why: Estimated; label: string; threshold: string }) {
  const results = why.results.toReversed();
  const y = (share: number) => EDGE + (1 - share) * (HEIGHT - 2 * EDGE);
  const x = (index: number) => LEFT + ((index + 0.5) / Math.max(results.length, 1)) * (WIDTH - LEFT - RIGHT);
  const line = y(why.threshold);
  const middle = WIDTH - RIGHT / 2;
  return (
    <svg
      class="estimate"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
    >
      <rect class="above" x={LEFT} y="0" width={WIDTH - LEFT} height={line} />
      <line class="threshold" x1={LEFT} x2={WIDTH} y1={line} y2={line} />
      <text x={LEFT - 6} y={line + 4} text-anchor="end">
        {threshold}
      </text>
      <polyline class="path" points={results.map((result, index) => `${x(index)},${y(result.share)}`).join(' ')} />
      {results.map((result, index) => (
        <circle key={index} class="result" cx={x(index)} cy={y(result.share)} r="4.2" />
      ))}
      {why.low !== null && why.high !== null && (
        <line class="interval" x1={middle} x2={middle} y1={y(why.low)} y2={y(why.high)} />
      )}
      {why.value !== null && (
        <rect
          class="value"
          x={middle - 4.5}
          y={y(why.value) - 4.5}
          width="9"
          height="9"
          transform={`rotate(45 ${middle} ${y(why.value)})`}
        />
      )}
    </svg>
  );
}
