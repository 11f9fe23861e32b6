const STEP = 18;

/** Seats round the table as a row of small pictures: taken ones are filled. */
export function Seats({ taken, seats, label }: { taken: number; seats: number; label: string }) {
  const all = Math.max(taken, seats);
  return (
    <svg
      class="seats"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${all * STEP} 20`}
      width={all * STEP}
      height="20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
    >
      {Array.from({ length: all }, (_, seat) => (
        <g key={seat} class={seat < taken ? 'taken' : 'free'} transform={`translate(${seat * STEP} 0)`}>
          <circle cx="8" cy="5.5" r="3.6" />
          <path d="M2 18.5c0-4.4 2.4-7 6-7s6 2.6 6 7z" />
        </g>
      ))}
    </svg>
  );
}
