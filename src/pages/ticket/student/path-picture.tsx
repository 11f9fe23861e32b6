const STEP = 44;
const HEIGHT = 60;
const EDGE = 9;
/** Number of stones that fit a phone; older ones are outside the picture on the left. */
const MOST = 7;
/** Least number of stones that the ground is drawn for, so that a single stone looks like the beginning of a path. */
const LEAST = 3;

/**
 * The learner's progress as a path of stones: the height of each shows the result of one occasion, and the newest is
 * filled.
 */
export function PathPicture({ path, label }: { path: readonly number[]; label: string }) {
  const steps = path.slice(-MOST);
  const width = (Math.max(steps.length, LEAST) - 1) * STEP + 2 * EDGE;
  const x = (nth: number) => EDGE + nth * STEP;
  const y = (share: number) => EDGE + (1 - share) * (HEIGHT - 2 * EDGE);
  return (
    <svg
      class="way"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      fill="none"
    >
      <line class="ground" x1="0" x2={width} y1={HEIGHT - 1} y2={HEIGHT - 1} />
      <polyline class="trail" points={steps.map((share, nth) => `${x(nth)},${y(share)}`).join(' ')} />
      {steps.map((share, nth) => (
        <circle
          key={nth}
          class={nth === steps.length - 1 ? 'stone stone-newest' : 'stone'}
          cx={x(nth)}
          cy={y(share)}
          r={nth === steps.length - 1 ? 7 : 5}
        />
      ))}
    </svg>
  );
}
