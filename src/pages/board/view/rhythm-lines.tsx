import { listIn } from '../model/lists.ts';
import type { RhythmLine } from '../model/rhythm.ts';
import type { Scene } from '../model/scene.ts';

/**
 * How often the open units had tickets: a line for each, the last 20 school days as a picture, and the targets not
 * asked about for long.
 */
export function RhythmLines({ model, words }: Scene) {
  const { rhythm } = model;
  const said = words.rhythm;
  if (rhythm.length === 0) return null;
  return (
    <div class="rhythm">
      <h3>{said.title}</h3>
      <ul class="plain">
        {rhythm.map(({ unit, pause, day, days, never, long }) => (
          <li key={unit}>
            <strong>{unit === '' ? said.everything : unit}</strong>
            <Days days={days} />
            <span>{said.last(pause, day)}</span>
            {never.length > 0 && (
              <span class="fine">
                {said.never(
                  listIn(
                    model.language,
                    never.map(({ code }) => code),
                  ),
                )}
              </span>
            )}
            {long.map(({ code, since }) => (
              <span key={code} class="fine">
                {said.long(code, since)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <p class="fine">{said.picture}</p>
    </div>
  );
}

const STEP = 8;

/** Hidden from screen readers: the words beside the picture say the same. */
function Days({ days }: Pick<RhythmLine, 'days'>) {
  return (
    <svg
      class="days"
      aria-hidden="true"
      viewBox={`0 0 ${days.length * STEP} 12`}
      width={days.length * STEP}
      height={12}
    >
      {days.map((had, day) =>
        had ? (
          <circle key={day} cx={day * STEP + STEP / 2} cy="6" r="3.5" fill="currentColor" />
        ) : (
          <rect
            key={day}
            x={day * STEP + STEP / 2 - 1.5}
            y="5.25"
            width="3"
            height="1.5"
            fill="currentColor"
            opacity="0.45"
          />
        ),
      )}
    </svg>
  );
}
