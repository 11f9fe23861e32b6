import type { Rate, Tenth } from '../../routing/scorecard/scorecard.ts';

const WIDTH = 320;
/** Room for the numbers at both ends. */
const SIDE = 46;
const ROW = 28;
const BOX = 200;

/** A share as a mark on the way from none to all, with its interval as a bar; nothing where too few decisions would tell it. */
export function SharePicture({ rate, label, ends }: { rate: Rate; label: string; ends: readonly [string, string] }) {
  const { share, low, high } = rate;
  if (share === null || low === null || high === null) return null;
  const x = (part: number) => SIDE + part * (WIDTH - 2 * SIDE);
  const middle = ROW / 2;
  const mark = x(share);
  return (
    <svg
      class="estimate share"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${ROW}`}
      width={WIDTH}
      height={ROW}
    >
      <line class="path" x1={x(0)} x2={x(1)} y1={middle} y2={middle} />
      <line class="interval" x1={x(low)} x2={x(high)} y1={middle} y2={middle} />
      <rect
        class="value"
        x={mark - 4.5}
        y={middle - 4.5}
        width="9"
        height="9"
        transform={`rotate(45 ${mark} ${middle})`}
      />
      <text x={SIDE - 8} y={middle + 4} text-anchor="end">
        {ends[0]}
      </text>
      <text x={WIDTH - SIDE + 8} y={middle + 4}>
        {ends[1]}
      </text>
    </svg>
  );
}

/** Of each tenth with enough decisions, what was stated against what came, with its interval; on the line both are equal. */
export function TenthsPicture({
  tenths,
  label,
  axes,
  ends,
}: {
  tenths: readonly Tenth[];
  label: string;
  axes: { readonly stated: string; readonly came: string };
  ends: readonly [string, string];
}) {
  const x = (part: number) => SIDE + part * (BOX - 10);
  const y = (part: number) => 10 + (1 - part) * (BOX - 10);
  const [left, right, bottom, top] = [x(0), x(1), y(0), y(1)];
  return (
    <svg
      class="estimate tenths"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${BOX + 36}`}
      width={WIDTH}
      height={BOX + 36}
    >
      <rect class="ground" x={left} y={top} width={right - left} height={bottom - top} />
      <line class="threshold" x1={left} x2={right} y1={bottom} y2={top} />
      {tenths.map(({ from, stated, came, low, high }) =>
        stated === null || came === null || low === null || high === null ? null : (
          <g key={from}>
            <line class="interval" x1={x(stated)} x2={x(stated)} y1={y(low)} y2={y(high)} />
            <circle class="result" cx={x(stated)} cy={y(came)} r="4.2" />
          </g>
        ),
      )}
      <text x={left - 6} y={bottom} text-anchor="end">
        {ends[0]}
      </text>
      <text x={left - 6} y={top + 8} text-anchor="end">
        {ends[1]}
      </text>
      <text x={right + 6} y={top + 8}>
        {axes.came}
      </text>
      <text x={left} y={bottom + 18}>
        {ends[0]}
      </text>
      <text x={right} y={bottom + 18} text-anchor="end">
        {axes.stated} {ends[1]}
      </text>
    </svg>
  );
}
