import type { TargetCode } from '../../../../ids.ts';
import { percent, points } from '../../model/numbers.ts';
import type { Result } from '../../model/results.ts';
import type { Scene } from '../../model/scene.ts';

const SHOWN = 4;

/** The newest results behind a route, each with its share as a bar: what, when, share, source. */
export function ResultList({
  results,
  targets,
  model,
  words,
}: Scene & { results: readonly Result[]; targets: readonly TargetCode[] }) {
  if (results.length === 0) return <p>{words.why.noEvidence}</p>;
  return (
    <ul class="results">
      {results.slice(0, SHOWN).map((result, row) => (
        <li key={row}>
          <ShareBar share={result.share} />
          <span class="share">
            {points(model.language, result.points)}/{points(model.language, result.possible)}
          </span>
          <span class="what">
            {result.title ?? words.why.untitled}
            <span class="fine">
              {' '}
              {[...(targets.length > 1 ? [result.target] : []), result.day, sourceOf(result, words)].join(' · ')}
            </span>
          </span>
        </li>
      ))}
      {results.length > SHOWN && <li class="fine">{words.why.more(results.length - SHOWN)}</li>}
    </ul>
  );
}

/** Every result of one cell, as a table. */
export function ResultTable({ results, model, words }: Scene & { results: readonly Result[] }) {
  if (results.length === 0) return <p>{words.why.noEvidence}</p>;
  const { columns } = words.cell;
  return (
    <table class="result-table">
      <caption>{words.cell.results}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.share}</th>
          <th scope="col">{columns.what}</th>
          <th scope="col">{columns.when}</th>
          <th scope="col">{columns.source}</th>
        </tr>
      </thead>
      <tbody>
        {results.map((result, row) => (
          <tr key={row}>
            <td class="share">
              <ShareBar share={result.share} /> {percent(model.language, result.share)}{' '}
              <span class="fine">
                {words.why.points(points(model.language, result.points), points(model.language, result.possible))}
              </span>
            </td>
            <th scope="row">{result.title ?? words.why.untitled}</th>
            <td>{result.day}</td>
            <td>{sourceOf(result, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The frame is the sheet's, so that of each of some hundred bars the page bears its share alone. */
function ShareBar({ share }: { share: number }) {
  return (
    <svg class="share-bar" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <path d={`M0 0H${Math.round(share * 1000) / 1000}V1H0z`} />
    </svg>
  );
}

function sourceOf(result: Result, words: Scene['words']): string {
  return [
    words.why.kind[result.kind],
    words.why.by[result.by],
    ...(result.attempt > 1 ? [words.why.attempt(result.attempt)] : []),
    ...(result.provisional ? [words.why.provisional] : []),
  ].join(', ');
}
