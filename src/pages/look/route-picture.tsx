import type { Route } from '../../routing/types.ts';
import type { Headline } from '../board/model/headline.ts';
import type { Words } from '../board/words/index.ts';

const ROUTES: readonly Route[] = ['seminar', 'workshop', 'undecided'];
const STEP = 15;

/** Where the class goes: a mark for each learner, one shape per route, with the number and the word. */
export function RoutePicture({ routes, words }: Pick<Headline, 'routes'> & { words: Words['headline'] }) {
  return (
    <ul class="routes" aria-label={words.whereTo}>
      {ROUTES.map((route) => (
        <li key={route} class={`route-${route}`}>
          <span class="number">{routes[route]}</span>
          <span class="word">{words.route[route]}</span>
          <Marks route={route} count={routes[route]} />
        </li>
      ))}
    </ul>
  );
}

function Marks({ route, count }: { route: Route; count: number }) {
  const perRow = 12;
  const rows = Math.max(1, Math.ceil(count / perRow));
  return (
    <svg
      class="marks"
      aria-hidden="true"
      viewBox={`0 0 ${perRow * STEP} ${rows * STEP}`}
      width={perRow * STEP}
      height={rows * STEP}
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
    >
      {Array.from({ length: count }, (_, mark) => (
        <g key={mark} transform={`translate(${(mark % perRow) * STEP} ${Math.floor(mark / perRow) * STEP})`}>
          {MARK[route]}
        </g>
      ))}
    </svg>
  );
}

const MARK: Readonly<Record<Route, preact.JSX.Element>> = {
  seminar: <circle cx="6.5" cy="6.5" r="5" fill="currentColor" />,
  workshop: <rect x="2" y="2" width="9" height="9" rx="1.5" />,
  undecided: <circle cx="6.5" cy="6.5" r="5" stroke-dasharray="2 2.2" />,
};
