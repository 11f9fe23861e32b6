const STEP = 44;
const HEIGHT = 60;
const EDGE = 9;
/** So many fit a phone; older ones are left of the picture. */
const MOST = 7;
/** The ground is drawn for at least so many stones: a single stone is the beginning of a path. */
const LEAST = 3;

/** The way so far as a path of stones: each stands as high as that occasion went, the newest is full. */
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
