import { chanceNumbers } from './chance-numbers.ts';
import type { Answer } from './response-log.ts';

/** How much better one forecast orders the answers than another (AUC), and how far chance may have made it so. */
export interface Lead {
  readonly difference: number;
  /** 2.5 and 97.5 % of the differences over resampled students. */
  readonly low: number;
  readonly high: number;
}

const SEED = 20_261_122;
const RESAMPLES = 400;

/**
 * A paired bootstrap over students, whose answers hang together: students are drawn with replacement as often as there are
 * any, and both forecasts are measured on the same draw. Always the same draws. Chances in [0, 1], a place for each answer.
 */
export function leadOf(
  chances: Float64Array,
  over: Float64Array,
  answers: readonly Answer[],
  resamples = RESAMPLES,
): Lead {
  const places = new Map<string, number>();
  const students = Uint32Array.from(answers, ({ learner }) => {
    const place = places.get(learner) ?? places.size;
    places.set(learner, place);
    return place;
  });
  const right = Uint8Array.from(answers, (answer) => (answer.right ? 1 : 0));
  const [mine, theirs] = [ordered(chances), ordered(over)];
  const difference = (times: Uint32Array): number =>
    weightedAuc(mine, students, right, times) - weightedAuc(theirs, students, right, times);
  const next = chanceNumbers(SEED);
  const differences = Float64Array.from({ length: resamples }, () => {
    const times = new Uint32Array(places.size);
    for (let drawn = 0; drawn < places.size; drawn += 1) {
      const student = Math.floor(next() * places.size);
      times[student] = (times[student] ?? 0) + 1;
    }
    return difference(times);
  }).toSorted();
  const quantile = (part: number): number => differences[Math.round(part * (resamples - 1))] ?? Number.NaN;
  return { difference: difference(new Uint32Array(places.size).fill(1)), low: quantile(0.025), high: quantile(0.975) };
}

/** Rows from the lowest chance to the highest. */
interface Ordered {
  readonly rows: Uint32Array;
  readonly chances: Float64Array;
}

function ordered(chances: Float64Array): Ordered {
  const rows = new Uint32Array(chances.length)
    .map((_, row) => row)
    .toSorted((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0));
  return { rows, chances };
}

/** AUC where each student's rows count `times` over; ties count half. */
function weightedAuc({ rows, chances }: Ordered, students: Uint32Array, right: Uint8Array, times: Uint32Array): number {
  let [rightBelow, wrongBelow, above] = [0, 0, 0];
  for (let from = 0; from < rows.length;) {
    const p = chances[rows[from] ?? 0];
    let [rightHere, wrongHere] = [0, 0];
    let to = from;
    for (; to < rows.length && chances[rows[to] ?? 0] === p; to += 1) {
      const row = rows[to] ?? 0;
      const weight = times[students[row] ?? 0] ?? 0;
      if (right[row] === 1) rightHere += weight;
      else wrongHere += weight;
    }
    above += rightHere * (wrongBelow + wrongHere / 2);
    rightBelow += rightHere;
    wrongBelow += wrongHere;
    from = to;
  }
  return above / (rightBelow * wrongBelow);
}
