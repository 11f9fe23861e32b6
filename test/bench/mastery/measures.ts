/** How well chances foretold what came; `shown` is a column of section 4's tables. */
export interface Measures {
  /** Chance that a right answer was forecast above a wrong one; ties count half. */
  readonly auc: number;
  /** Root of the mean squared distance. */
  readonly rmse: number;
  /** Expected calibration error: over ten bands of equal width, how far chances and shares lie apart. */
  readonly ece: number;
  readonly rows: number;
}

const BANDS = 10;

/** @param chances in [0, 1]; `right[i]` is 1 where the answer was right, else 0 */
export function measure(chances: Float64Array, right: Uint8Array): Measures {
  const rows = chances.length;
  const sum = new Float64Array(BANDS);
  let squares = 0;
  for (const [i, p] of chances.entries()) {
    const y = right[i] ?? 0;
    squares += (p - y) ** 2;
    const band = Math.min(BANDS - 1, Math.floor(p * BANDS));
    sum[band] = (sum[band] ?? 0) + p - y;
  }
  return {
    auc: auc(chances, right),
    rmse: Math.sqrt(squares / rows),
    ece: sum.reduce((total, each) => total + Math.abs(each), 0) / rows,
    rows,
  };
}

function auc(chances: Float64Array, right: Uint8Array): number {
  const order = new Uint32Array(chances.length)
    .map((_, i) => i)
    .toSorted((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0));
  let rightBelow = 0;
  let wrongBelow = 0;
  let above = 0;
  for (let from = 0; from < order.length;) {
    const p = chances[order[from] ?? 0];
    let rightHere = 0;
    let to = from;
    for (; to < order.length && chances[order[to] ?? 0] === p; to += 1) rightHere += right[order[to] ?? 0] ?? 0;
    const wrongHere = to - from - rightHere;
    above += rightHere * (wrongBelow + wrongHere / 2);
    rightBelow += rightHere;
    wrongBelow += wrongHere;
    from = to;
  }
  return above / (rightBelow * wrongBelow);
}

/** The measures of the rows that `which` picks. */
export function measureWhere(chances: Float64Array, right: Uint8Array, which: (row: number) => boolean): Measures {
  const rows = [...chances.keys()].filter(which);
  return measure(
    Float64Array.from(rows, (row) => chances[row] ?? 0),
    Uint8Array.from(rows, (row) => right[row] ?? 0),
  );
}
