import type { CellWhy } from '../../model/cell-why.ts';
import { EstimatePicture } from '../../../look/estimate-picture.tsx';
import { LevelShape } from '../../../look/level-shape.tsx';
import { cellId } from './mastery-grid.tsx';
import { percent } from '../../model/numbers.ts';
import { ResultTable } from './result-list.tsx';
import type { Scene } from '../../model/scene.ts';

/** The reasons of one cell: picture and level first, then results, rule and what would change it. */
export function CellPanel({ why, ...scene }: Scene & { why: CellWhy }) {
  const { model, words, href } = scene;
  const share = (value: number) => percent(model.language, value);
  const back = `${href({ why: null })}#${cellId({ learner: why.learner.id, target: why.target.code })}`;
  return (
    <aside id="why" class="card cell-panel" aria-labelledby="why-title" tabindex={-1}>
      <header>
        <h3 id="why-title">
          {why.learner.name} · <span class="code">{why.target.code}</span>
        </h3>
        <a class="close" href={back}>
          {words.cell.close}
        </a>
      </header>
      <p class="i-can">{why.target.iCan}</p>
      <div class="estimate-row">
        <EstimatePicture why={why} label={words.cell.picture} threshold={share(why.threshold)} />
        <div>
          <p class={`level cell-${why.level}`}>
            <LevelShape level={why.level} size={18} /> {words.level[why.level]}
          </p>
          <p>
            {why.value === null ? (
              words.cell.noValue
            ) : (
              <>
                <strong>
                  {words.cell.estimate} {share(why.value)}
                </strong>
                {why.low !== null && why.high !== null && `, ${words.cell.between(share(why.low), share(why.high))}`}
              </>
            )}
          </p>
          <p>{why.reason}</p>
          <p class="fine">
            {words.cell.certainty[why.certainty]} · {words.cell.rests(why.results.length, why.sources)} ·{' '}
            {words.cell.atLeast(share(why.threshold))}
          </p>
          <ul class="plain fine">
            {why.staleSince !== null && <li>{words.cell.staleSince(why.staleSince)}</li>}
            {why.masteredSince !== null && <li>{words.cell.masteredSince(why.masteredSince)}</li>}
            {why.recheck !== null && (
              <li>{why.recheck.due ? words.cell.recheckDue : words.cell.recheckOn(why.recheck.on)}</li>
            )}
            {why.next.map(({ kind, due, activity }) => (
              <li key={kind}>
                {[words.cell.next[kind], activity, words.cell.due(due)].filter((part) => part !== null).join(', ')}
              </li>
            ))}
            {why.withheld.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      </div>
      <ResultTable results={why.results} {...scene} />
      <dl>
        <dt>{words.why.rule}</dt>
        <dd>{why.rule}</dd>
        <dt>{words.why.wouldChange}</dt>
        <dd>{why.wouldChange}</dd>
      </dl>
    </aside>
  );
}
