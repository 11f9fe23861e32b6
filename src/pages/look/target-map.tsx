/** A target in the map: where it belongs, and what it builds on (codes of others in the map). */
export interface MapNode {
  readonly code: string;
  readonly sentence: string;
  readonly requires: readonly string[];
  /** The target belongs to the part shown; others are drawn only because targets of that part build on them. */
  readonly main: boolean;
}

const BOX = { width: 190, height: 58, across: 54, down: 16 };
const LINE = 28;

/** Targets as boxes from left to right, each to the right of all it builds on, with an arrow from each of these. */
export function TargetMap({ nodes, label }: { readonly nodes: readonly MapNode[]; readonly label: string }) {
  const placed = placesOf(nodes);
  const [columns, rows] = [
    Math.max(0, ...[...placed.values()].map(({ column }) => column)) + 1,
    Math.max(0, ...[...placed.values()].map(({ row }) => row)) + 1,
  ];
  const [width, height] = [
    columns * (BOX.width + BOX.across) - BOX.across + 4,
    rows * (BOX.height + BOX.down) - BOX.down + 4,
  ];
  return (
    <svg
      class="target-map"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      {nodes.flatMap(({ code, requires }) =>
        requires.map((below) => <Arrow key={`${below} ${code}`} from={placed.get(below)} to={placed.get(code)} />),
      )}
      {nodes.map((node) => {
        const { x, y } = cornerOf(placed.get(node.code));
        return (
          <g key={node.code} class={node.main ? 'main' : 'below'} transform={`translate(${x} ${y})`}>
            <rect width={BOX.width} height={BOX.height} rx="8" />
            <text class="map-code" x="10" y="18">
              {cut(node.code, LINE)}
            </text>
            {linesOf(node.sentence).map((line, place) => (
              <text key={place} x="10" y={34 + place * 14}>
                {line}
              </text>
            ))}
          </g>
        );
      })}
    </svg>
  );
}

interface Place {
  readonly column: number;
  readonly row: number;
}

function Arrow({ from, to }: { readonly from: Place | undefined; readonly to: Place | undefined }) {
  if (from === undefined || to === undefined) return null;
  const [a, b] = [cornerOf(from), cornerOf(to)];
  const [x, y] = [a.x + BOX.width, a.y + BOX.height / 2];
  const [endX, endY] = [b.x - 2, b.y + BOX.height / 2];
  const middle = (x + endX) / 2;
  return (
    <g class="arrow">
      <path d={`M${x} ${y}C${middle} ${y} ${middle} ${endY} ${endX - 6} ${endY}`} />
      <path class="head" d={`M${endX} ${endY}l-8 -4.5v9z`} />
    </g>
  );
}

function cornerOf(place: Place | undefined): { readonly x: number; readonly y: number } {
  const { column, row } = place ?? { column: 0, row: 0 };
  return { x: 2 + column * (BOX.width + BOX.across), y: 2 + row * (BOX.height + BOX.down) };
}

/**
 * Places each target in the column after all targets it builds on, in the order given. Targets in a cycle (which no
 * school file has) stay in the first columns.
 */
function placesOf(nodes: readonly MapNode[]): Map<string, Place> {
  const columns = new Map(nodes.map(({ code }) => [code, 0]));
  for (let pass = 0; pass < nodes.length; pass += 1) {
    let moved = false;
    for (const { code, requires } of nodes) {
      const behind = Math.max(
        0,
        ...requires.flatMap((below) => (columns.has(below) ? (columns.get(below) ?? 0) + 1 : [])),
      );
      if (behind <= (columns.get(code) ?? 0) || behind >= nodes.length) continue;
      columns.set(code, behind);
      moved = true;
    }
    if (!moved) break;
  }
  const filled = new Map<number, number>();
  return new Map(
    nodes.map(({ code }) => {
      const column = columns.get(code) ?? 0;
      const row = filled.get(column) ?? 0;
      filled.set(column, row + 1);
      return [code, { column, row }];
    }),
  );
}

/** Two lines at most, cut at words. */
function linesOf(sentence: string): string[] {
  const lines = [''];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + word.length < LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const [first = '', second, ...rest] = lines;
  if (second === undefined) return [cut(first, LINE)];
  return [cut(first, LINE), rest.length === 0 ? cut(second, LINE) : `${second.slice(0, LINE - 2)} …`];
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
